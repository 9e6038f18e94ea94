import { Injectable } from '@nestjs/common';

/** Lets one at a time change which artifacts there are: between the writing of one and the event that refers to it, nobody may look for what is left over. */
@Injectable()
export class ArtifactAccess {
  private last: Promise<unknown> = Promise.resolve();

  /** Does something when all that came before is done, whether that went well or not. */
  alone<Result>(action: () => Promise<Result>): Promise<Result> {
    const done = this.last.then(action, action);
    this.last = done.catch(() => {});
    return done;
  }
}
