/** Keeps the newest `limit` answers, so that text from outside cannot fill the memory. */
export class Remembered<Answer extends object> {
  private readonly answers = new Map<string, Answer>();

  constructor(private readonly limit: number) {}

  get(question: string): Answer | undefined {
    return this.answers.get(question);
  }

  keep(question: string, answer: Answer): void {
    if (this.answers.size >= this.limit) {
      const [oldest = question] = this.answers.keys();
      this.answers.delete(oldest);
    }
    this.answers.set(question, answer);
  }
}
