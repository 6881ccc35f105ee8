using Plumbline.Models.Configuration;

namespace Plumbline.Cli.Bench;

/// <summary>Shape of a benchmark's model: a Llama with tied embeddings. Defaults are those of the peers that it is compared with.</summary>
internal sealed record ModelShape
{
    /// <summary>The shape of Parlor's models, 0.86 million parameters: <c>models/parlor-base/config.json</c>.</summary>
    public static ModelShape Parlor { get; } = new() { Dim = 128, Layers = 4, Heads = 4, KvHeads = 2, Ffn = 344, Vocab = 1024 };

    /// <summary>Hidden size.</summary>
    public int Dim { get; init; } = 256;

    public int Layers { get; init; } = 6;

    public int Heads { get; init; } = 8;

    public int KvHeads { get; init; } = 8;

    /// <summary>Inner width of the feed-forward network.</summary>
    public int Ffn { get; init; } = 688;

    public int Vocab { get; init; } = 2048;

    /// <summary>The configuration of such a model.</summary>
    /// <param name="maxPositions">Longest sequence that the benchmark runs, in tokens.</param>
    public DecoderConfig ToConfig(int maxPositions) => new()
    {
        VocabularySize = Vocab,
        HiddenSize = Dim,
        LayerCount = Layers,
        HeadCount = Heads,
        KeyValueHeadCount = KvHeads,
        HeadSize = Dim / Math.Max(Heads, 1),
        FeedForwardSize = Ffn,
        MaxPositions = maxPositions,
        NormEpsilon = 1e-5,
        TiedEmbeddings = true,
    };

    /// <summary>All problems, in the words of the command line.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Size("dim", Dim, 1 << 20);
        Size("layers", Layers, 4096);
        Size("heads", Heads, 65_536);
        Size("kv-heads", KvHeads, 65_536);
        Size("ffn", Ffn, 1 << 22);
        Size("vocab", Vocab, 1 << 22);
        if (problems.Count > 0)
        {
            return problems;
        }

        if (Dim % Heads != 0 || Dim / Heads % 2 != 0)
        {
            problems.Add($"dim {Dim} with {Heads} heads; expected heads of equal, even width");
        }

        if (Heads % KvHeads != 0)
        {
            problems.Add($"{Heads} heads with {KvHeads} kv-heads; expected a whole number of heads per key and value head");
        }

        return problems;

        void Size(string name, int value, int most)
        {
            if (value < 1 || value > most)
            {
                problems.Add($"{name} is {value}; expected 1 to {most}");
            }
        }
    }
}
