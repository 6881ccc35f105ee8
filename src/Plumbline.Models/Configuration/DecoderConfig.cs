namespace Plumbline.Models.Configuration;

/// <summary>
/// The shape of one decoder-only transformer: Llama, Mistral, Qwen2, Qwen3, SmolLM2 (which is Llama) and GPT-2 are points in this
/// space. Immutable. Defaults are those of Llama.
/// </summary>
public sealed record DecoderConfig
{
    /// <summary>Family, in the words of Hugging Face: <c>llama</c>, <c>mistral</c>, <c>qwen2</c>, <c>qwen3</c> or <c>gpt2</c>.</summary>
    /// <value>
    /// Default <c>llama</c>. Decides tensor names and how config.json is written; the other properties decide the arithmetic.
    /// </value>
    public string ModelType { get; init; } = "llama";

    /// <summary>Rows of the embedding table; at least the tokenizer's size, often padded beyond it.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>Number of transformer blocks.</summary>
    public required int LayerCount { get; init; }

    /// <summary>Number of query heads.</summary>
    public required int HeadCount { get; init; }

    /// <summary>
    /// Number of key and value heads; divides <see cref="HeadCount"/>. Equal: multi-head; fewer: grouped-query attention.
    /// </summary>
    public required int KeyValueHeadCount { get; init; }

    /// <summary>
    /// Width of one head. Usually hidden size divided by heads, but Qwen3 and others choose it freely. Even where rotary.
    /// </summary>
    public required int HeadSize { get; init; }

    /// <summary>Inner width of the feed-forward network.</summary>
    public required int FeedForwardSize { get; init; }

    /// <summary>Longest sequence, in tokens, that the model was made for.</summary>
    public required int MaxPositions { get; init; }

    /// <summary>How positions enter.</summary>
    /// <value>Default rotary.</value>
    public PositionEncoding PositionEncoding { get; init; } = PositionEncoding.Rotary;

    /// <summary>Base of the rotary frequencies, <c>theta^(-2i / head size)</c>. Inert with learned positions.</summary>
    /// <value>Default 10,000.</value>
    public double RopeTheta { get; init; } = 10_000;

    /// <summary>Stretching of the rotary frequencies; null for none.</summary>
    public RopeScaling? RopeScaling { get; init; }

    /// <summary>Kind of normalisation before attention, before the feed-forward network and at the end.</summary>
    /// <value>Default RMSNorm.</value>
    public Normalization Normalization { get; init; } = Normalization.RmsNorm;

    /// <summary>Added to the variance before the square root.</summary>
    /// <value>Default 1e-6, that of Hugging Face's Llama.</value>
    public double NormEpsilon { get; init; } = 1e-6;

    /// <summary>Kind of feed-forward network.</summary>
    /// <value>Default SwiGLU.</value>
    public FeedForward FeedForward { get; init; } = FeedForward.SwiGlu;

    /// <summary>Whether the query, key and value projections add a bias (Qwen2, GPT-2).</summary>
    public bool QueryKeyValueBias { get; init; }

    /// <summary>Whether the attention's output projection adds a bias (GPT-2; Llama with <c>attention_bias</c>).</summary>
    public bool OutputProjectionBias { get; init; }

    /// <summary>Whether the feed-forward projections add a bias (GPT-2; Llama with <c>mlp_bias</c>).</summary>
    public bool MlpBias { get; init; }

    /// <summary>Whether each query and key head is RMS-normalised before rotation (Qwen3).</summary>
    public bool QueryKeyNorm { get; init; }

    /// <summary>Whether the output layer is the embedding table.</summary>
    public bool TiedEmbeddings { get; init; }

    /// <summary>Token that begins a text; null for none.</summary>
    public int? BosTokenId { get; init; }

    /// <summary>Tokens of which each ends a generation; may be empty.</summary>
    public IReadOnlyList<int> EosTokenIds { get; init; } = [];

    /// <summary>Token that fills batches; null for none.</summary>
    public int? PadTokenId { get; init; }

    /// <summary>
    /// Width, in tokens, of sliding-window attention (Mistral 7B v0.1; Qwen with <c>use_sliding_window</c>); null for full attention.
    /// </summary>
    /// <remarks>
    /// Kept so that config.json round-trips. Windowed attention itself is not supported: within the window it equals full attention,
    /// beyond it the results would differ, so the model must refuse sequences longer than <see cref="SupportedPositions"/>.
    /// </remarks>
    public int? SlidingWindow { get; init; }

    /// <summary>
    /// Longest sequence, in tokens, that is computed exactly: <see cref="MaxPositions"/>, or the sliding window where that is shorter.
    /// </summary>
    public int SupportedPositions => Math.Min(MaxPositions, SlidingWindow ?? int.MaxValue);

    /// <summary>Number of learned parameters; tied embeddings count once.</summary>
    /// <exception cref="OverflowException">
    /// The count exceeds 2^63; cannot happen for a configuration that passes <see cref="Validate"/>.
    /// </exception>
    public long ParameterCount
    {
        get
        {
            checked
            {
                long hidden = HiddenSize, wide = FeedForwardSize;
                long queries = (long)HeadCount * HeadSize, keys = (long)KeyValueHeadCount * HeadSize;
                long norm = Normalization == Normalization.LayerNorm ? 2 * hidden : hidden;
                int projections = FeedForward == FeedForward.SwiGlu ? 2 : 1;

                long attention = (2 * hidden * queries) + (2 * hidden * keys)
                    + (QueryKeyValueBias ? queries + (2 * keys) : 0)
                    + (OutputProjectionBias ? hidden : 0)
                    + (QueryKeyNorm ? 2 * HeadSize : 0);
                long feedForward = ((projections + 1) * hidden * wide) + (MlpBias ? (projections * wide) + hidden : 0);
                long embeddings = (TiedEmbeddings ? 1 : 2) * VocabularySize * hidden;
                long positions = PositionEncoding == PositionEncoding.Learned ? MaxPositions * hidden : 0;
                return embeddings + positions + (LayerCount * (attention + feedForward + (2 * norm))) + norm;
            }
        }
    }

    /// <summary>All that is wrong with this configuration, one sentence each; empty when a model can be built from it.</summary>
    public IReadOnlyList<string> Validate() => DecoderConfigValidation.Problems(this);
}

/// <summary>How a model learns where a token stands.</summary>
public enum PositionEncoding
{
    /// <summary>
    /// Queries and keys are rotated by position; halves of a head are paired, as in Hugging Face's Llama (Su et al. 2021).
    /// </summary>
    Rotary,

    /// <summary>One learned vector per position is added to the embedding (GPT-2).</summary>
    Learned,
}

/// <summary>Kind of normalisation.</summary>
public enum Normalization
{
    /// <summary>Division by the root mean square, times a weight (Zhang and Sennrich 2019).</summary>
    RmsNorm,

    /// <summary>Mean removed, divided by the standard deviation, times a weight, plus a bias (Ba et al. 2016).</summary>
    LayerNorm,
}

/// <summary>Kind of feed-forward network.</summary>
public enum FeedForward
{
    /// <summary><c>down(silu(gate x) * up x)</c> (Shazeer 2020).</summary>
    SwiGlu,

    /// <summary><c>down(gelu(up x))</c> with the tanh approximation; <c>gelu_new</c> and <c>gelu_pytorch_tanh</c> (GPT-2).</summary>
    GeluTanh,

    /// <summary><c>down(gelu(up x))</c> with the exact error function; <c>gelu</c>.</summary>
    Gelu,
}
