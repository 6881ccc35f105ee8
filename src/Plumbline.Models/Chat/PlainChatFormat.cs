using Microsoft.Extensions.AI;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Chat;

/// <summary>
/// For models that continue text and know no turns: the texts of all messages, whoever said them, joined by <see cref="Separator"/>, after the
/// tokenizer's begin token where it has one. Nothing follows the last message, so a single message is simply continued. Models trained on a
/// chat template need that template instead.
/// </summary>
public sealed record PlainChatFormat : IChatFormat
{
    /// <summary>Stands between two messages.</summary>
    /// <value>Default one line break.</value>
    public string Separator { get; init; } = "\n";

    /// <inheritdoc/>
    /// <value>None: a model that knows no turns does not end one.</value>
    public IReadOnlyList<string> StopStrings => [];

    /// <inheritdoc/>
    public int[] Encode(IReadOnlyList<ChatMessage> messages, ITokenizer tokenizer) =>
        tokenizer.Encode(string.Join(Separator, messages.Select(message => message.Text)), addSpecialTokens: true, SpecialTokens.AsText);
}
