using Plumbline.Models.Decoders;
using Plumbline.Models.Sites;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Generation;

/// <summary>
/// Continues prompts with a key/value cache. Prompts of any lengths run side by side without padding, and since every row is computed by
/// itself, a continuation is the same tokens and the same log-probabilities alone, in any batch, and in a training forward. Not thread-safe.
/// </summary>
public sealed class Generator : IDisposable
{
    private readonly Decoder _model;
    private readonly ITokenizer? _tokenizer;
    private readonly Tape _tape;
    private readonly DecodingStep _step;
    private LikelihoodReader? _likelihoods;
    private KeyValueCache? _cache;

    /// <summary>A generator for one model.</summary>
    /// <param name="model">Weights; may be trained between calls. Not disposed with the generator.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="tokenizer">Needed for stop strings only.</param>
    public Generator(Decoder model, Processor processor, ITokenizer? tokenizer = null)
    {
        _model = model;
        _tokenizer = tokenizer;
        _tape = new Tape(processor, recording: false);
        _step = new DecodingStep(model, _tape);
    }

    /// <summary>The model that is continued.</summary>
    public Decoder Model => _model;

    /// <summary>The tokenizer of stop strings, or null.</summary>
    public ITokenizer? Tokenizer => _tokenizer;

    /// <summary>Readers and editors of activations during generation; null costs nothing.</summary>
    public ActivationHooks? Hooks
    {
        get => _step.Hooks;
        set => _step.Hooks = value;
    }

    /// <summary>Continues every prompt.</summary>
    /// <param name="prompts">Token ids; each prompt has at least one token and leaves room for one more.</param>
    /// <param name="options">How to draw and when to stop; validated.</param>
    /// <param name="randoms">One stream per prompt; one number is drawn from it per token (none at temperature 0).</param>
    /// <param name="cancellation">Checked before every token.</param>
    /// <param name="onToken">Called with each token as soon as it is drawn.</param>
    /// <returns>One continuation per prompt, in order.</returns>
    /// <exception cref="ArgumentException">An option is out of range, a prompt is empty or too long, or the counts differ.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<GeneratedSequence> Generate(
        IReadOnlyList<int[]> prompts,
        GenerationOptions options,
        IReadOnlyList<RandomStream> randoms,
        CancellationToken cancellation = default,
        Action<GeneratedToken>? onToken = null)
    {
        Check(prompts, options, randoms);
        GeneratedSequence[] results = new GeneratedSequence[prompts.Count];
        IReadOnlyList<int> stopTokens = options.StopTokens ?? _model.Config.EosTokenIds;
        for (int start = 0; start < prompts.Count; start += options.Concurrency)
        {
            List<SequenceState> active = [];
            for (int i = start; i < Math.Min(prompts.Count, start + options.Concurrency); i++)
            {
                TokenDecoder? decoder = options.StopStrings.Count > 0 ? new TokenDecoder(_tokenizer!) : null;
                active.Add(new SequenceState(i, prompts[i], randoms[i], options, stopTokens, decoder) { Slot = i - start });
            }

            KeyValueCache cache = PrepareCache(active, options);
            for (int read = 0; read < active.Count;)
            {
                cancellation.ThrowIfCancellationRequested();
                read = _step.ReadPrompts(active, read, cache, onToken);
            }

            Collect(active, results);
            while (active.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                _step.ReadNext(active, cache, onToken);
                Collect(active, results);
            }
        }

        return results;
    }

    /// <summary>How likely the model finds given continuations of a prefix, which is read once. Hooks see nothing of it.</summary>
    /// <param name="prefix">What stands before each continuation: at least one token.</param>
    /// <param name="continuations">Token ids of each; together with the prefix at most as many as the model has positions.</param>
    /// <param name="top">How many of the likeliest tokens to report at each place, 0 to <see cref="GenerationOptions.MostTopLogProbs"/>.</param>
    /// <param name="cancellation">Checked between passes.</param>
    /// <returns>One result per continuation, in order.</returns>
    /// <exception cref="ArgumentException">The prefix is empty, a text is too long, or a token or <paramref name="top"/> is out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<TokenLikelihoods> Score(
        int[] prefix, IReadOnlyList<int[]> continuations, int top = 0, CancellationToken cancellation = default) =>
        (_likelihoods ??= new LikelihoodReader(_model, _tape)).Read(prefix, continuations, top, cancellation);

    /// <summary>Frees cache and work memory.</summary>
    public void Dispose()
    {
        _cache?.Dispose();
        _cache = null;
        _likelihoods?.Dispose();
        _tape.Dispose();
    }

    private static void Collect(List<SequenceState> active, GeneratedSequence[] results)
    {
        foreach (SequenceState state in active)
        {
            if (state.Stopped is not null)
            {
                results[state.Index] = state.Result();
            }
        }

        active.RemoveAll(state => state.Stopped is not null);
    }

    private void Check(IReadOnlyList<int[]> prompts, GenerationOptions options, IReadOnlyList<RandomStream> randoms)
    {
        List<string> problems = [.. options.Validate()];
        if (randoms.Count != prompts.Count)
        {
            problems.Add($"{prompts.Count} prompts came with {randoms.Count} random streams");
        }

        if (options.StopStrings.Count > 0 && _tokenizer is null)
        {
            problems.Add("stop strings need a tokenizer");
        }

        for (int i = 0; i < prompts.Count; i++)
        {
            if (prompts[i].Length == 0 || prompts[i].Length >= _model.Config.SupportedPositions)
            {
                problems.Add($"prompt {i} has {prompts[i].Length} tokens; expected 1 to {_model.Config.SupportedPositions - 1}");
            }
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems));
        }
    }

    private KeyValueCache PrepareCache(List<SequenceState> active, GenerationOptions options)
    {
        int longest = active.Max(state => state.Prompt.Length);
        int capacity = (int)Math.Min(_model.Config.SupportedPositions, (long)longest + options.MaxNewTokens);
        if (_cache is null || _cache.SlotCount < active.Count || _cache.CapacityTokens < capacity)
        {
            _cache?.Dispose();
            _cache = null; // should the new one not fit into memory
            _cache = new KeyValueCache(_model.Config.LayerCount, active.Count, _model.AttentionShape, capacity);
        }

        for (int slot = 0; slot < _cache.SlotCount; slot++)
        {
            _cache.Truncate(slot);
        }

        return _cache;
    }
}
