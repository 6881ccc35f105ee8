using Plumbline.Models.Adapters;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Configuration;
using Plumbline.Models.Sites;
using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Rotary;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Decoders;

/// <summary>
/// A decoder-only transformer of the Llama family or GPT-2, as its <see cref="DecoderConfig"/> says. One forward pass serves training,
/// evaluation and cached generation, so all three compute the same bits. Shape of every activation: <c>[tokens, channels]</c>, sequences end
/// to end without padding.
/// </summary>
public sealed class Decoder : IDisposable
{
    private readonly RotaryPositions? _rotary;
    private readonly Parameter? _positions;
    private readonly Parameter? _head;

    /// <summary>A model with gains of one and all other weights zero.</summary>
    internal Decoder(DecoderConfig config)
        : this(config, static (name, shape) => new Parameter(name, shape))
    {
        foreach (Norm norm in Layers.SelectMany(layer => layer.Norms).Append(FinalNorm))
        {
            norm.Gain.Edit().Fill(1f);
        }
    }

    private Decoder(DecoderConfig config, ParameterSource source)
    {
        IReadOnlyList<string> problems = config.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(config));
        }

        if (config.FeedForward == FeedForward.Gelu)
        {
            throw new NotSupportedException("the activation 'gelu' in its exact form is not supported; 'gelu_new' and 'gelu_pytorch_tanh' are");
        }

        Config = config;
        Names = new DecoderNames(config);
        Embedding = source(Names.Embedding + ".weight", config.VocabularySize, config.HiddenSize);
        _positions = config.PositionEncoding == PositionEncoding.Learned
            ? source(Names.Positions + ".weight", config.MaxPositions, config.HiddenSize)
            : null;
        _rotary = config.PositionEncoding == PositionEncoding.Rotary
            ? new RotaryPositions(RotaryFrequencies.Of(config), config.SupportedPositions)
            : null;
        Layers = [.. Enumerable.Range(0, config.LayerCount).Select(layer => new DecoderLayer(config, Names, layer, source))];
        FinalNorm = new Norm(Names.FinalNorm, config.HiddenSize, config.Normalization, config.NormEpsilon, source);
        _head = config.TiedEmbeddings ? null : source(Names.Head + ".weight", config.VocabularySize, config.HiddenSize);
        Parameters =
        [
            Embedding,
            .. _positions is null ? Array.Empty<Parameter>() : [_positions],
            .. Layers.SelectMany(layer => layer.Parameters),
            FinalNorm.Gain,
            .. FinalNorm.Bias is null ? Array.Empty<Parameter>() : [FinalNorm.Bias],
            .. _head is null ? Array.Empty<Parameter>() : [_head],
        ];
    }

    /// <summary>What the model is.</summary>
    public DecoderConfig Config { get; }

    /// <summary>Heads of each layer.</summary>
    public AttentionShape AttentionShape => new(Config.HeadCount, Config.KeyValueHeadCount, Config.HeadSize);

    /// <summary>Token embeddings <c>[vocabulary, hidden]</c>.</summary>
    public Parameter Embedding { get; }

    /// <summary>Learned positions <c>[positions, hidden]</c> (GPT-2), or null.</summary>
    public Parameter? Positions => _positions;

    /// <summary>Transformer blocks.</summary>
    public IReadOnlyList<DecoderLayer> Layers { get; }

    /// <summary>Normalisation before the output layer.</summary>
    public Norm FinalNorm { get; }

    /// <summary>Output weight <c>[vocabulary, hidden]</c>: the embeddings themselves where they are tied.</summary>
    public Parameter OutputWeight => _head ?? Embedding;

    /// <summary>Every parameter, once, in a fixed order; adapters not included.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The adapters that belong to the model, switched on or off; null without.</summary>
    internal LoraAdapters? Adapters { get; set; }

    internal DecoderNames Names { get; }

    /// <summary>Reads a Hugging Face checkpoint folder.</summary>
    /// <exception cref="CheckpointException">A file is missing, damaged or does not fit the configuration.</exception>
    public static Decoder Load(string folder) => DecoderCheckpoint.Load(folder);

    /// <summary>
    /// A new model with random weights: normal, deviation 0.02, and 0.02 / √(2 · layers) for projections back into the residual stream
    /// (Radford et al. 2019); gains 1, biases 0.
    /// </summary>
    public static Decoder Initialize(DecoderConfig config, RandomStream random)
    {
        Decoder decoder = new(config);
        double residual = 0.02 / Math.Sqrt(2.0 * config.LayerCount);
        HashSet<Parameter> intoResidual = [.. decoder.Layers.SelectMany(layer => new[] { layer.Output.Weight, layer.Down.Weight })];
        foreach (Parameter parameter in decoder.Parameters.Where(p => p.Shape.Count == 2))
        {
            random.Child(parameter.Name).FillGaussian(parameter.Edit(), intoResidual.Contains(parameter) ? residual : 0.02);
        }

        return decoder;
    }

    /// <summary>Writes <c>config.json</c> and the weights as a Hugging Face checkpoint folder; tokenizer files are the caller's.</summary>
    public void Save(string folder, TensorType type = TensorType.Float32) => DecoderCheckpoint.Save(this, folder, type);

    /// <summary>An independent copy of the weights, without adapters.</summary>
    public Decoder Clone()
    {
        Decoder copy = new(Config);
        for (int i = 0; i < Parameters.Count; i++)
        {
            Parameters[i].Values.CopyTo(copy.Parameters[i].Edit());
        }

        return copy;
    }

    /// <summary>
    /// A frozen copy for inference, without adapters: matrices stored as bfloat16, rounded to nearest, ties to even. In use it takes a quarter of
    /// this model's memory (which keeps each float twice, as trained and as products read it), and generation moves half the bytes. It computes to
    /// the bit what this model would with the rounded weights; it cannot be trained, read or saved.
    /// </summary>
    /// <param name="type">How matrices are stored.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> is not <see cref="TensorType.BFloat16"/>.</exception>
    public Decoder ToInferenceCopy(TensorType type = TensorType.BFloat16)
    {
        if (type != TensorType.BFloat16)
        {
            throw new ArgumentOutOfRangeException(nameof(type), type, $"inference copies are stored as {TensorType.BFloat16}; use {nameof(Clone)} for a copy in {TensorType.Float32}");
        }

        Dictionary<string, Parameter> originals = Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        return new Decoder(Config, (name, _) => Parameter.CopyForInference(originals[name]));
    }

    /// <summary>Hidden states after the final normalisation; row by row the input of the output layer.</summary>
    /// <param name="tape">Records the pass where it is to be trained; <see cref="Tape.Recompute"/> says what it keeps.</param>
    /// <param name="batch">The tokens; not to be changed before a backward pass that recomputes.</param>
    /// <param name="hooks">Readers and editors of activations; null costs nothing.</param>
    /// <param name="cache">Keys and values of earlier tokens; null for whole sequences. Advanced by the tokens of the batch.</param>
    /// <returns><c>[tokens, hidden]</c>.</returns>
    /// <exception cref="ArgumentException">A token, a position or the site of a hook is outside the model, or the tape recomputes layers under hooks.</exception>
    public Tensor Hidden(Tape tape, TokenBatch batch, ActivationHooks? hooks = null, KeyValueCache? cache = null)
    {
        hooks?.Check(Config);
        if (hooks is not null && tape.Recompute != RecomputePolicy.Nothing)
        {
            throw new ArgumentException($"hooks would see each activation twice on a tape that recomputes; set its {nameof(Tape.Recompute)} to {RecomputePolicy.Nothing}", nameof(hooks));
        }

        DecoderPass pass = new(this, tape, batch, hooks, cache);
        RotaryTable? rotary = _rotary?.For(batch.Positions);
        Tensor x = pass.Embed(Embedding, _positions);
        for (int layer = 0; layer < Layers.Count; layer++)
        {
            x = pass.Layer(Layers[layer], layer, rotary, x);
        }

        x = pass.At(SiteKind.FinalNormalized, 0, FinalNorm.Apply(tape, x));
        pass.Finish();
        return x;
    }

    /// <summary>
    /// Hidden states of some rows only, such as those that predict a reply. Results and gradients are to the bit those of looking the rows up in
    /// <see cref="Hidden(Tape, TokenBatch, ActivationHooks, KeyValueCache)"/>, without the work that the last block would do for the others. Rows that do not
    /// ascend get all that work: gradients are sums in order of rows, and theirs is another order.
    /// </summary>
    /// <param name="tape">Records the pass where it is to be trained.</param>
    /// <param name="batch">Whole sequences.</param>
    /// <param name="rows">Rows asked about.</param>
    /// <returns><c>[rows, hidden]</c>.</returns>
    /// <exception cref="ArgumentException">A token, a position or a row is outside the model or the batch.</exception>
    public Tensor Hidden(Tape tape, TokenBatch batch, ReadOnlySpan<int> rows)
    {
        if (tape.Recompute != RecomputePolicy.Nothing || rows.Length >= batch.TotalTokens || !Ascend(rows))
        {
            return tape.Rows(Hidden(tape, batch), rows);
        }

        DecoderPass pass = new(this, tape, batch, hooks: null, cache: null);
        RotaryTable? rotary = _rotary?.For(batch.Positions);
        Tensor x = pass.Embed(Embedding, _positions);
        for (int layer = 0; layer < Layers.Count - 1; layer++)
        {
            x = pass.Layer(Layers[layer], layer, rotary, x);
        }

        return FinalNorm.Apply(tape, pass.LastBlock(Layers[^1], Layers.Count - 1, rotary, x, rows));
    }

    /// <summary>Logits of every row of hidden states: <c>[tokens, vocabulary]</c>.</summary>
    public Tensor Logits(Tape tape, Tensor hidden) => tape.Linear(hidden, OutputWeight);

    private static bool Ascend(ReadOnlySpan<int> rows)
    {
        for (int i = 1; i < rows.Length; i++)
        {
            if (rows[i] <= rows[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        Embedding.Dispose();
        _positions?.Dispose();
        _rotary?.Dispose();
        _head?.Dispose();
        FinalNorm.Gain.Dispose();
        FinalNorm.Bias?.Dispose();
        foreach (DecoderLayer layer in Layers)
        {
            layer.Dispose();
        }
    }
}
