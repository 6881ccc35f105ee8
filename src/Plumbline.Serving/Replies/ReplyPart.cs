using Plumbline.Models.Generation;

namespace Plumbline.Serving.Replies;

/// <summary>A piece of a reply.</summary>
/// <param name="Index">Index of the reply in the request.</param>
/// <param name="Text">Its text; empty where the piece only ends the reply.</param>
/// <param name="Tokens">The tokens that came since the last piece, without one that ends the reply.</param>
/// <param name="End">The whole reply, with its last piece.</param>
internal sealed record ReplyPart(int Index, string Text, IReadOnlyList<GeneratedToken> Tokens, GeneratedSequence? End)
{
    /// <summary>The token that ended the reply; null where none did, or where more pieces follow.</summary>
    public GeneratedToken? EndToken { get; init; }
}

/// <summary>A whole reply.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Tokens">Its tokens, without one that ends it.</param>
/// <param name="Sequence">What was generated.</param>
internal sealed record WholeReply(string Text, IReadOnlyList<GeneratedToken> Tokens, GeneratedSequence Sequence)
{
    /// <summary>The token that ended it; null where none did.</summary>
    public GeneratedToken? EndToken { get; init; }

    /// <summary>Why it ended, in the words of OpenAI's API.</summary>
    public string FinishReason => FinishReasonOf(Sequence);

    public static string FinishReasonOf(GeneratedSequence reply) => reply.StopReason is StopReason.StopToken or StopReason.StopString ? "stop" : "length";
}
