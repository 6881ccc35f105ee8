using Plumbline.Models.Decoders;

namespace Plumbline.Training.Batches;

/// <summary>
/// Prompted replies laid out for one pass of a decoder: each sequence is the prompt and the reply without its last token, and the rows that
/// matter are those before each reply token: they predict it, and their state is what a critic values. Reusable.
/// </summary>
public sealed class ReplyBatch
{
    private readonly List<int[]> _sequences = [];
    private readonly List<int> _rows = [];
    private readonly List<int> _targets = [];

    /// <summary>What the decoder reads.</summary>
    public TokenBatch Tokens { get; } = new();

    /// <summary>Row of the state before each reply token, replies end to end <c>[replyTokens]</c>.</summary>
    public ReadOnlySpan<int> Rows => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_rows);

    /// <summary>Each reply token <c>[replyTokens]</c>.</summary>
    public ReadOnlySpan<int> Targets => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_targets);

    /// <summary>Replaces the content.</summary>
    /// <exception cref="ArgumentException">A prompt or a reply has no token.</exception>
    public void Set(IEnumerable<PromptedReply> replies)
    {
        _sequences.Clear();
        _rows.Clear();
        _targets.Clear();
        int start = 0;
        foreach (PromptedReply item in replies)
        {
            if (item.Prompt.Length == 0 || item.Reply.Length == 0)
            {
                throw new ArgumentException($"a prompt of {item.Prompt.Length} and a reply of {item.Reply.Length} tokens; expected at least one each", nameof(replies));
            }

            int[] sequence = [.. item.Prompt, .. item.Reply.AsSpan(0, item.Reply.Length - 1)];
            for (int t = 0; t < item.Reply.Length; t++)
            {
                _rows.Add(start + item.Prompt.Length - 1 + t);
                _targets.Add(item.Reply[t]);
            }

            _sequences.Add(sequence);
            start += sequence.Length;
        }

        Tokens.Set(_sequences);
    }
}
