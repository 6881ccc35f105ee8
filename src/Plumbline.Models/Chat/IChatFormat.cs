using Microsoft.Extensions.AI;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Chat;

/// <summary>Turns a conversation into the tokens that a model continues with its reply. Implementations are immutable and safe to use from several threads.</summary>
public interface IChatFormat
{
    /// <summary>Texts that end a reply, such as the beginning of the next turn; they are no part of it. Each has at least one character.</summary>
    IReadOnlyList<string> StopStrings { get; }

    /// <summary>The prompt.</summary>
    /// <param name="messages">The conversation, oldest first; every content is text.</param>
    /// <param name="tokenizer">The model's tokenizer.</param>
    /// <returns>
    /// Token ids. What messages say is encoded with <see cref="SpecialTokens.AsText"/>, so that no message can forge a turn; only the format's own
    /// marks are special tokens.
    /// </returns>
    int[] Encode(IReadOnlyList<ChatMessage> messages, ITokenizer tokenizer);
}
