/** Someone wrote in a thread; the other side is told. */
export class MessageSent {
  constructor(
    readonly messageId: string,
    readonly threadId: string,
    readonly authorId: string,
    readonly recipientId: string,
    readonly taskTitle: string,
  ) {}
}
