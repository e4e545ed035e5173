/** Runs one piece of work at a time: asked while it runs, it runs once more afterwards, however often it was asked. */
export class Turns {
  #running: Promise<void> | null = null;
  #again = false;
  #ended = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  poke(): void {
    if (this.#ended) return;
    if (this.#running === null) this.#running = this.#run();
    else this.#again = true;
  }

  /** No further turn begins; resolves when the current one is over. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    do {
      this.#again = false;
      try {
        await this.work();
      } catch (error) {
        this.failed(error);
      }
    } while (this.#again && !this.#ended);
    this.#running = null;
  }
}
