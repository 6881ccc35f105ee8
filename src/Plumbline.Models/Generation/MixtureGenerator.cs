using Plumbline.Models.Decoders;
using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Generation;

/// <summary>
/// Continues prompts from the geometric mixture of two models of one vocabulary: each token is drawn from p ∝ p₁^(1−α) · p₂^α, by mixing logits (Munos et al. 2023,
/// "Nash Learning from Human Feedback", eq. 6, taken token by token as in TRL). Not thread-safe.
/// </summary>
public sealed class MixtureGenerator
{
    private readonly Decoder _first;
    private readonly Action<Action<Decoder>> _second;
    private readonly Processor _processor;
    private readonly double _share;

    /// <summary>A generator of a mixture.</summary>
    /// <param name="first">The first model.</param>
    /// <param name="second">The second model, of the same vocabulary.</param>
    /// <param name="share">α, the share of the second, 0 to 1.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <exception cref="ArgumentException">The vocabularies differ, or the share is out of range.</exception>
    public MixtureGenerator(Decoder first, Decoder second, double share, Processor processor)
        : this(first, read => read(second), share, processor)
    {
    }

    /// <summary>A generator of a mixture with a model that is lent for each reading, such as the first without its adapters.</summary>
    /// <param name="first">The first model.</param>
    /// <param name="second">Lends the second model to what it is given, and takes it back before the first is read again.</param>
    /// <param name="share">α, the share of the second, 0 to 1.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <exception cref="ArgumentException">The vocabularies differ, or the share is out of range.</exception>
    public MixtureGenerator(Decoder first, Action<Action<Decoder>> second, double share, Processor processor)
    {
        int vocabulary = 0;
        second(model => vocabulary = model.Config.VocabularySize);
        if (first.Config.VocabularySize != vocabulary)
        {
            throw new ArgumentException($"models of {first.Config.VocabularySize} and {vocabulary} tokens cannot be mixed", nameof(second));
        }

        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentException($"the share of the second model is {share}; expected 0 to 1", nameof(share));
        }

        _first = first;
        _second = second;
        _share = share;
        _processor = processor;
    }

    /// <summary>Continues every prompt.</summary>
    /// <param name="prompts">Token ids; each prompt has at least one token and leaves room for the continuation.</param>
    /// <param name="options">Temperature, lengths, stop tokens and concurrency; filters and stop strings are not supported.</param>
    /// <param name="randoms">One stream per prompt; one number is drawn from it per token.</param>
    /// <param name="cancellation">Checked before every token.</param>
    /// <returns>Tokens of each continuation, a stop token included, and whether it ended with one.</returns>
    /// <exception cref="ArgumentException">An option is out of range or not supported, or the counts differ.</exception>
    public IReadOnlyList<(int[] Tokens, bool Ended)> Generate(
        IReadOnlyList<int[]> prompts, GenerationOptions options, IReadOnlyList<RandomStream> randoms, CancellationToken cancellation = default)
    {
        List<string> problems = [.. options.Validate()];
        if (options.Filters || options.StopStrings.Count > 0 || options.Temperature == 0)
        {
            problems.Add("a mixture is sampled without filters and stop strings, at a temperature above 0");
        }

        if (randoms.Count != prompts.Count)
        {
            problems.Add($"{prompts.Count} prompts came with {randoms.Count} random streams");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        List<(int[], bool)> results = [];
        for (int start = 0; start < prompts.Count; start += options.Concurrency)
        {
            int count = Math.Min(options.Concurrency, prompts.Count - start);
            results.AddRange(GenerateTogether([.. prompts.Skip(start).Take(count)], options, [.. randoms.Skip(start).Take(count)], cancellation));
        }

        return results;
    }

    private (int[] Tokens, bool Ended)[] GenerateTogether(int[][] prompts, GenerationOptions options, RandomStream[] randoms, CancellationToken cancellation)
    {
        IReadOnlyList<int> stops = options.StopTokens ?? _first.Config.EosTokenIds;
        int positions = _first.Config.SupportedPositions;
        _second(model => positions = Math.Min(positions, model.Config.SupportedPositions));
        int capacity = Math.Min(positions, prompts.Max(prompt => prompt.Length) + options.MaxNewTokens);
        using Side first = new(read => read(_first), _processor, prompts.Length, capacity);
        using Side second = new(_second, _processor, prompts.Length, capacity);
        List<int>[] tokens = [.. prompts.Select(_ => new List<int>())];
        bool[] ended = new bool[prompts.Length];
        int[] active = [.. Enumerable.Range(0, prompts.Length)];
        (Tensor one, Tensor two) = (first.Read(prompts), second.Read(prompts));
        while (true)
        {
            for (int i = 0; i < active.Length; i++)
            {
                int index = active[i];
                int token = Draw(one.Row(i), two.Row(i), options.Temperature, randoms[index].NextDouble());
                tokens[index].Add(token);
                ended[index] = stops.Contains(token);
            }

            active = [.. active.Where(index => !ended[index] && tokens[index].Count < options.MaxNewTokens && prompts[index].Length + tokens[index].Count < positions)];
            if (active.Length == 0)
            {
                return [.. tokens.Zip(ended, (list, end) => (list.ToArray(), end))];
            }

            cancellation.ThrowIfCancellationRequested();
            int[] last = [.. active.Select(index => tokens[index][^1])];
            int[] at = [.. active.Select(index => prompts[index].Length + tokens[index].Count - 1)];
            (one, two) = (first.ReadNext(last, active, at), second.ReadNext(last, active, at));
        }
    }

    private int Draw(ReadOnlySpan<float> one, ReadOnlySpan<float> two, double temperature, double uniform)
    {
        double highest = double.NegativeInfinity;
        double[] mixed = new double[one.Length];
        for (int v = 0; v < mixed.Length; v++)
        {
            mixed[v] = (((1 - _share) * one[v]) + (_share * two[v])) / temperature;
            highest = Math.Max(highest, mixed[v]);
        }

        double total = 0;
        for (int v = 0; v < mixed.Length; v++)
        {
            mixed[v] = Math.Exp(mixed[v] - highest);
            total += mixed[v];
        }

        double target = uniform * total;
        double passed = 0;
        int last = 0;
        for (int v = 0; v < mixed.Length; v++)
        {
            passed += mixed[v];
            last = mixed[v] > 0 ? v : last;
            if (passed > target)
            {
                return v;
            }
        }

        return last;
    }

    /// <summary>One model with its cache.</summary>
    private sealed class Side : IDisposable
    {
        private readonly Action<Action<Decoder>> _lend;
        private readonly Tape _tape;
        private readonly TokenBatch _batch = new();
        private readonly KeyValueCache _cache;

        public Side(Action<Action<Decoder>> lend, Processor processor, int slots, int capacity)
        {
            _lend = lend;
            _tape = new Tape(processor, recording: false);
            KeyValueCache? cache = null;
            lend(model => cache = new KeyValueCache(model.Config.LayerCount, slots, model.AttentionShape, capacity));
            _cache = cache!;
        }

        public Tensor Read(int[][] prompts)
        {
            _batch.Set(prompts);
            int[] lastRows = [.. Enumerable.Range(0, prompts.Length).Select(i => _batch.Sequences.Starts[i] + _batch.Sequences.Lengths[i] - 1)];
            return Logits(model => _tape.Rows(model.Hidden(_tape, _batch, null, _cache), lastRows));
        }

        public Tensor ReadNext(int[] tokens, int[] activeSlots, int[] positions)
        {
            _tape.Reset();
            _batch.SetNext(tokens, activeSlots, positions);
            return Logits(model => model.Hidden(_tape, _batch, null, _cache));
        }

        public void Dispose()
        {
            _cache.Dispose();
            _tape.Dispose();
        }

        private Tensor Logits(Func<Decoder, Tensor> states)
        {
            Tensor? logits = null;
            _lend(model => logits = model.Logits(_tape, states(model)));
            return logits!;
        }
    }
}
