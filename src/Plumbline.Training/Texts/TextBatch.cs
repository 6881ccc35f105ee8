using System.Runtime.InteropServices;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Training.Texts;

/// <summary>
/// Texts laid end to end for one pass of a decoder. There is no padding, and no text sees another: what others call packing without contamination is the only way
/// there is. Reusable.
/// </summary>
public sealed class TextBatch
{
    private readonly List<int[]> _sequences = [];
    private readonly List<int> _rows = [];
    private readonly List<int> _targets = [];
    private readonly List<int> _counts = [];

    /// <summary>What the decoder reads.</summary>
    public TokenBatch Tokens { get; } = new();

    /// <summary>Row of the state before each learned token, texts end to end <c>[learnedTokens]</c>.</summary>
    public ReadOnlySpan<int> Rows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>Each learned token <c>[learnedTokens]</c>.</summary>
    public ReadOnlySpan<int> Targets => CollectionsMarshal.AsSpan(_targets);

    /// <summary>Learned tokens of each text <c>[texts]</c>.</summary>
    public IReadOnlyList<int> Counts => _counts;

    /// <summary>Replaces the content.</summary>
    public void Set(IEnumerable<LearnedText> texts)
    {
        _sequences.Clear();
        _rows.Clear();
        _targets.Clear();
        _counts.Clear();
        int start = 0;
        foreach (LearnedText text in texts)
        {
            for (int t = 1; t < text.Tokens.Length; t++)
            {
                if (text.Learned[t])
                {
                    _rows.Add(start + t - 1);
                    _targets.Add(text.Tokens[t]);
                }
            }

            _sequences.Add(text.Tokens[..^1]);
            _counts.Add(text.LearnedCount);
            start += text.PassTokens;
        }

        Tokens.Set(_sequences);
    }

    /// <summary>Log-probability (nats) of every learned token, and the entropy (nats) of what stood in its place.</summary>
    /// <param name="tape">Records the pass where it is to be trained.</param>
    /// <param name="model">The model.</param>
    /// <param name="withEntropy">Whether to compute entropies.</param>
    /// <param name="temperature">Divides the logits, above 0.</param>
    public (Tensor LogProbs, Tensor? Entropies) LogProbs(Tape tape, Decoder model, bool withEntropy = false, double temperature = 1) =>
        tape.TokenLogProbs(model.Hidden(tape, Tokens, Rows), model.OutputWeight, Targets, withEntropy, temperature);
}
