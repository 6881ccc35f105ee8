using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Rotary;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Autograd;

/// <summary>A whole transformer of the Llama kind from tape operations, with sizes that fit no vector: tied embeddings, grouped heads, SwiGLU.</summary>
internal sealed class SmallModel : IDisposable
{
    private const float Epsilon = 1e-5f;
    private readonly RotaryTable _angles;
    private readonly Layer[] _layers;
    private int[] _positions = [];
    private SequenceBatch? _positionsOf;

    public SmallModel(int layers = 1, int vocabulary = 37, int width = 20, int heads = 4, int keyValueHeads = 2, int headSize = 6, int inner = 26)
    {
        Shape = new AttentionShape(heads, keyValueHeads, headSize);
        Vocabulary = vocabulary;
        _angles = new RotaryTable(RotaryTable.Frequencies(headSize, 1000), 256);
        Embedding = Weight("embed", [vocabulary, width], 0.5);
        FinalGain = Gain("norm", width);
        _layers = [.. Enumerable.Range(0, layers).Select(i => new Layer(
            Gain($"{i}.attention_norm", width),
            Weight($"{i}.q", [heads * headSize, width], 0.3),
            Weight($"{i}.k", [keyValueHeads * headSize, width], 0.3),
            Weight($"{i}.v", [keyValueHeads * headSize, width], 0.3),
            Weight($"{i}.o", [width, heads * headSize], 0.3),
            Gain($"{i}.feed_forward_norm", width),
            Weight($"{i}.gate", [inner, width], 0.3),
            Weight($"{i}.up", [inner, width], 0.3),
            Weight($"{i}.down", [width, inner], 0.3)))];
    }

    public AttentionShape Shape { get; }

    public int Vocabulary { get; }

    public Parameter Embedding { get; }

    public Parameter FinalGain { get; }

    public IReadOnlyList<Parameter> Parameters => [Embedding, .. _layers.SelectMany(layer => layer.All), FinalGain];

    /// <summary>Log-probability of the next token at every position, and the entropy there.</summary>
    public (Tensor LogProbs, Tensor? Entropies) Forward(Tape tape, int[] tokens, int[] targets, SequenceBatch sequences, bool withEntropy = false)
    {
        int[] positions = Positions(sequences);
        Tensor x = tape.Rows(Embedding, tokens);
        foreach (Layer layer in _layers)
        {
            Tensor normed = tape.RmsNorm(x, layer.AttentionNorm, Epsilon);
            Tensor q = tape.Rotate(tape.Linear(normed, layer.Q), _angles, positions);
            Tensor k = tape.Rotate(tape.Linear(normed, layer.K), _angles, positions);
            Tensor mixed = tape.Attention(q, k, tape.Linear(normed, layer.V), Shape, sequences);
            x = tape.Add(x, tape.Linear(mixed, layer.O));
            normed = tape.RmsNorm(x, layer.FeedForwardNorm, Epsilon);
            Tensor inner = tape.SwiGlu(tape.Linear(normed, layer.Gate), tape.Linear(normed, layer.Up));
            x = tape.Add(x, tape.Linear(inner, layer.Down));
        }

        return tape.TokenLogProbs(tape.RmsNorm(x, FinalGain, Epsilon), Embedding, targets, withEntropy);
    }

    public void Dispose()
    {
        _angles.Dispose();
        foreach (Parameter parameter in Parameters)
        {
            parameter.Dispose();
        }
    }

    /// <summary>Positions of a batch, kept as long as the same batch comes again, so that a step allocates nothing.</summary>
    private int[] Positions(SequenceBatch sequences)
    {
        if (_positionsOf != sequences)
        {
            _positions = [.. sequences.Lengths.ToArray().SelectMany(length => Enumerable.Range(0, length))];
            _positionsOf = sequences;
        }

        return _positions;
    }

    private static Parameter Weight(string name, int[] shape, double deviation) => TapeInputs.Parameter(name, shape, deviation);

    private static Parameter Gain(string name, int width) => TapeInputs.Parameter(name, [width], 0.2, mean: 1);

    private sealed record Layer(
        Parameter AttentionNorm, Parameter Q, Parameter K, Parameter V, Parameter O, Parameter FeedForwardNorm, Parameter Gate, Parameter Up, Parameter Down)
    {
        public IEnumerable<Parameter> All => [AttentionNorm, Q, K, V, O, FeedForwardNorm, Gate, Up, Down];
    }
}
