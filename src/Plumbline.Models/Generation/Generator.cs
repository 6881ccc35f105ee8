using Plumbline.Models.Decoders;
using Plumbline.Models.Sites;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Generation;

/// <summary>
/// Continues prompts with a key/value cache. Prompts of any lengths run side by side without padding, and since every row is computed by
/// itself, a continuation is the same tokens and the same log-probabilities alone, in any batch, and in a training forward. Not thread-safe.
/// </summary>
public sealed class Generator : IDisposable
{
    /// <summary>Prompt tokens read in one pass: enough to keep the kernels busy, few enough for the caches.</summary>
    private const int PrefillTokens = 2048;

    private readonly Decoder _model;
    private readonly ITokenizer? _tokenizer;
    private readonly Tape _tape;
    private readonly TokenBatch _batch = new();
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
    }

    /// <summary>The model that is continued.</summary>
    public Decoder Model => _model;

    /// <summary>The tokenizer of stop strings, or null.</summary>
    public ITokenizer? Tokenizer => _tokenizer;

    /// <summary>Readers and editors of activations during generation; null costs nothing.</summary>
    public ActivationHooks? Hooks { get; set; }

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
                active.Add(new SequenceState(i, prompts[i], randoms[i], options, decoder) { Slot = i - start });
            }

            PrepareCache(active, options);
            Prefill(active, options, stopTokens, cancellation, onToken);
            Collect(active, results);
            while (active.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                Next(active, options, stopTokens, onToken);
                Collect(active, results);
            }
        }

        return results;
    }

    /// <summary>Frees cache and work memory.</summary>
    public void Dispose()
    {
        _cache?.Dispose();
        _cache = null;
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

    private void PrepareCache(List<SequenceState> active, GenerationOptions options)
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
    }

    /// <summary>Reads the prompts, several at a time, and draws the first token of each.</summary>
    private void Prefill(
        List<SequenceState> active, GenerationOptions options, IReadOnlyList<int> stopTokens, CancellationToken cancellation, Action<GeneratedToken>? onToken)
    {
        for (int start = 0; start < active.Count;)
        {
            cancellation.ThrowIfCancellationRequested();
            int end = start;
            int tokens = 0;
            while (end < active.Count && (end == start || tokens + active[end].Prompt.Length <= PrefillTokens))
            {
                tokens += active[end++].Prompt.Length;
            }

            List<SequenceState> group = active[start..end];
            _batch.Set([.. group.Select(state => state.Prompt)]);
            _batch.UseSlots([.. group.Select(state => state.Slot)]);
            int[] lastRows = new int[group.Count];
            for (int i = 0; i < lastRows.Length; i++)
            {
                lastRows[i] = _batch.Sequences.Starts[i] + _batch.Sequences.Lengths[i] - 1;
            }

            Tensor hidden = _model.Hidden(_tape, _batch, Hooks, _cache);
            Draw(group, _model.Logits(_tape, _tape.Rows(hidden, lastRows)), options, stopTokens, onToken);
            start = end;
        }
    }

    /// <summary>Reads the last token of every sequence and draws the next.</summary>
    private void Next(List<SequenceState> active, GenerationOptions options, IReadOnlyList<int> stopTokens, Action<GeneratedToken>? onToken)
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
        Draw(active, _model.Logits(_tape, _model.Hidden(_tape, _batch, Hooks, _cache)), options, stopTokens, onToken);
    }

    private void Draw(
        List<SequenceState> states, Tensor logits, GenerationOptions options, IReadOnlyList<int> stopTokens, Action<GeneratedToken>? onToken)
    {
        int[] tokens = new int[states.Count];
        float[] logProbs = new float[states.Count];
        if (options.Temperature > 0 && !options.Filters)
        {
            double[] uniforms = new double[states.Count];
            for (int i = 0; i < uniforms.Length; i++)
            {
                uniforms[i] = states[i].Random.NextDouble();
            }

            _tape.SampleRows(logits, options.Temperature, uniforms, tokens);
        }
        else
        {
            for (int i = 0; i < states.Count; i++)
            {
                tokens[i] = DrawFiltered(states[i], logits.Row(i), options);
            }
        }

        _tape.SelectLogProbs(logits, tokens, logProbs, options.LogProbTemperature);
        for (int i = 0; i < states.Count; i++)
        {
            states[i].Append(tokens[i], logProbs[i], stopTokens, _model.Config.SupportedPositions);
            onToken?.Invoke(new GeneratedToken(states[i].Index, tokens[i], logProbs[i]));
        }

        _tape.Reset();
    }

    private static int DrawFiltered(SequenceState state, ReadOnlySpan<float> logits, GenerationOptions options)
    {
        if (options.RepetitionPenalty != 1)
        {
            float[] penalized = logits.ToArray();
            TokenFilter.Penalize(penalized, state.History, options.RepetitionPenalty);
            logits = penalized;
        }

        return options.Temperature == 0 ? TokenFilter.Greedy(logits) : TokenFilter.Draw(logits, options, state.Random.NextDouble());
    }
}
