using Plumbline.Models.Decoders;
using Plumbline.Training.Batches;

namespace Plumbline.Training.RewardModels;

/// <summary>Prompts with their whole replies, and the row of each last token: where a reward model reads its score.</summary>
internal sealed class LastTokenBatch
{
    private int[] _rows = [];

    public TokenBatch Tokens { get; } = new();

    /// <summary>Row of the last token of each sequence.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    public void Set(IEnumerable<PromptedReply> replies)
    {
        Tokens.Set([.. replies.Select(item => (int[])[.. item.Prompt, .. item.Reply])]);
        _rows = new int[Tokens.Sequences.Count];
        for (int i = 0; i < _rows.Length; i++)
        {
            _rows[i] = Tokens.Sequences.Starts[i] + Tokens.Sequences.Lengths[i] - 1;
        }
    }
}
