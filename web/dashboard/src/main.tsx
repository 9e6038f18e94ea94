import { render } from 'preact';
import { App } from './app';
import './style/tokens.css';
import './style/base.css';
import './style/frame.css';
import './style/parts.css';
import './style/charts.css';

render(<App />, document.getElementById('app') as HTMLElement);
