using Plumbline.Models.Decoders;
using Plumbline.Models.Sites;
using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Generation;

/// <summary>One pass of the model over sequences that share a cache: their prompts, or the last token of each; and the draw after it.</summary>
internal sealed class DecodingStep(Decoder model, Tape tape)
{
    /// <summary>Prompt tokens read in one pass: enough to keep the kernels busy, few enough for the caches.</summary>
    private const int PrefillTokens = 2048;

    private readonly TokenBatch _batch = new();

    /// <summary>Readers and editors of activations; null costs nothing.</summary>
    public ActivationHooks? Hooks { get; set; }

    /// <summary>Reads as many prompts as one pass takes, and draws the first token of each.</summary>
    /// <param name="waiting">Sequences whose prompts are unread.</param>
    /// <param name="start">The first of them to read.</param>
    /// <param name="cache">Holds an empty slot for each.</param>
    /// <param name="onToken">Hears of each token.</param>
    /// <returns>Index of the first prompt that is still unread.</returns>
    public int ReadPrompts(IReadOnlyList<SequenceState> waiting, int start, KeyValueCache cache, Action<GeneratedToken>? onToken)
    {
        List<SequenceState> group = [];
        int tokens = 0;
        for (int i = start; i < waiting.Count && (i == start || tokens + waiting[i].Prompt.Length <= PrefillTokens); i++)
        {
            tokens += waiting[i].Prompt.Length;
            group.Add(waiting[i]);
        }

        _batch.Set([.. group.Select(state => state.Prompt)]);
        _batch.UseSlots([.. group.Select(state => state.Slot)]);
        int[] lastRows = new int[group.Count];
        for (int i = 0; i < lastRows.Length; i++)
        {
            lastRows[i] = _batch.Sequences.Starts[i] + _batch.Sequences.Lengths[i] - 1;
        }

        Draw(tape.Rows(model.Hidden(tape, _batch, Hooks, cache), lastRows), group, onToken);
        return start + group.Count;
    }

    /// <summary>Reads the last token of every sequence and draws the next.</summary>
    /// <param name="active">Sequences whose prompts are read.</param>
    /// <param name="cache">Holds all that was read before.</param>
    /// <param name="onToken">Hears of each token.</param>
    public void ReadNext(IReadOnlyList<SequenceState> active, KeyValueCache cache, Action<GeneratedToken>? onToken)
    {
        int[] tokens = new int[active.Count];
        int[] slots = new int[active.Count];
        int[] positions = new int[active.Count];
        for (int i = 0; i < active.Count; i++)
        {
            tokens[i] = active[i].LastToken;
            slots[i] = active[i].Slot;
            positions[i] = active[i].Position;
        }

        _batch.SetNext(tokens, slots, positions);
        Draw(model.Hidden(tape, _batch, Hooks, cache), active, onToken);
    }

    private void Draw(Tensor hidden, IReadOnlyList<SequenceState> states, Action<GeneratedToken>? onToken)
    {
        TokenDraw.Draw(tape, model.Logits(tape, hidden), states, model.Config.SupportedPositions, onToken);
        tape.Reset();
    }
}
