import { type Layout, multiplierIn, numberIn, toDraw } from './layout';

const balls = ['n1', 'n2', 'n3', 'n4', 'n5'];

/** Hindcast's own: a column a ball, ISO dates. */
export const canonicalLayout: Layout = {
  name: 'canonical',
  header: 'draw_date,n1,n2,n3,n4,n5,powerball[,power_play]',
  requires: ['drawdate', ...balls, 'powerball'],
  read: (cells) => {
    const white = balls.map((name) => numberIn(cells[name]));
    return toDraw((cells.drawdate ?? '').trim(), white, numberIn(cells.powerball), multiplierIn(cells.powerplay));
  },
};
