using Plumbline.Models.Decoders;
using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Generation;

/// <summary>Reads given texts with a cache: a prefix once, and each continuation after it. Not thread-safe.</summary>
internal sealed class LikelihoodReader(Decoder model, Tape tape) : IDisposable
{
    /// <summary>Logits that exist at once: long texts with large vocabularies would take gigabytes.</summary>
    private const int MostLogits = 1 << 22;
    private const int FewestRows = 16;
    private const int MostRows = 512;

    private readonly TokenBatch _batch = new();
    private KeyValueCache? _cache;

    private int RowsAtOnce => Math.Clamp(MostLogits / model.Config.VocabularySize, FewestRows, MostRows);

    /// <inheritdoc cref="Generator.Score"/>
    public IReadOnlyList<TokenLikelihoods> Read(int[] prefix, IReadOnlyList<int[]> continuations, int top, CancellationToken cancellation)
    {
        Check(prefix, continuations, top);
        KeyValueCache cache = PrepareCache(prefix.Length + continuations.Select(tokens => tokens.Length).DefaultIfEmpty(0).Max());
        Scored[] scored = [.. continuations.Select(tokens => new Scored(tokens, top))];
        cache.Truncate(0);
        for (int start = 0; start < prefix.Length; start += MostRows)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(MostRows, prefix.Length - start);
            Tensor hidden = Pass(cache, prefix.AsSpan(start, count), start);
            if (start + count == prefix.Length)
            {
                Tensor logits = model.Logits(tape, tape.Rows(hidden, [count - 1]));
                foreach (Scored continuation in scored.Where(continuation => continuation.Tokens.Length > 0))
                {
                    continuation.Take(tape, logits, 0);
                }
            }

            tape.Reset();
        }

        foreach (Scored continuation in scored)
        {
            ReadAfterPrefix(cache, continuation, prefix.Length, cancellation);
        }

        return [.. scored.Select(continuation => continuation.Result())];
    }

    public void Dispose()
    {
        _cache?.Dispose();
        _cache = null;
    }

    private void ReadAfterPrefix(KeyValueCache cache, Scored continuation, int prefixLength, CancellationToken cancellation)
    {
        // The last token of a text predicts nothing that was asked about.
        int read = continuation.Tokens.Length - 1;
        for (int start = 0; start < read; start += RowsAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(RowsAtOnce, read - start);
            Tensor hidden = Pass(cache, continuation.Tokens.AsSpan(start, count), prefixLength + start);
            continuation.Take(tape, model.Logits(tape, hidden), start + 1);
            tape.Reset();
        }

        cache.Truncate(0, prefixLength);
    }

    private Tensor Pass(KeyValueCache cache, ReadOnlySpan<int> tokens, int position)
    {
        _batch.SetContinuation(tokens, 0, position);
        return model.Hidden(tape, _batch, null, cache);
    }

    private KeyValueCache PrepareCache(int capacity)
    {
        if (_cache is null || _cache.CapacityTokens < capacity)
        {
            _cache?.Dispose();
            _cache = null; // should the new one not fit into memory
            _cache = new KeyValueCache(model.Config.LayerCount, 1, model.AttentionShape, capacity);
        }

        return _cache;
    }

    private void Check(int[] prefix, IReadOnlyList<int[]> continuations, int top)
    {
        int positions = model.Config.SupportedPositions;
        if (top is < 0 or > GenerationOptions.MostTopLogProbs)
        {
            throw new ArgumentException($"top log-probs is {top}; expected 0 to {GenerationOptions.MostTopLogProbs}", nameof(top));
        }

        int longest = continuations.Select(tokens => tokens.Length).DefaultIfEmpty(0).Max();
        if (prefix.Length == 0 || (long)prefix.Length + longest > positions)
        {
            throw new ArgumentException(
                $"a prefix of {prefix.Length} tokens with a continuation of {longest} cannot be scored; expected at least one token before it and at most {positions} in all",
                nameof(prefix));
        }

        foreach (int token in continuations.SelectMany(tokens => tokens).Concat(prefix))
        {
            if ((uint)token >= (uint)model.Config.VocabularySize)
            {
                throw new ArgumentException($"token {token} is outside the vocabulary of {model.Config.VocabularySize}", nameof(continuations));
            }
        }
    }

    /// <summary>One continuation while it is read.</summary>
    private sealed class Scored(int[] tokens, int top)
    {
        private readonly float[] _logProbs = new float[tokens.Length];
        private readonly bool[] _areLikeliest = new bool[tokens.Length];
        private readonly List<IReadOnlyList<TokenLogProb>> _top = [];

        public int[] Tokens { get; } = tokens;

        /// <summary>Takes the logits that predict the tokens from <paramref name="first"/> on.</summary>
        public void Take(Tape tape, Tensor logits, int first)
        {
            tape.SelectLogProbs(logits, Tokens.AsSpan(first, logits.Rows), _logProbs.AsSpan(first, logits.Rows));
            for (int row = 0; row < logits.Rows; row++)
            {
                _areLikeliest[first + row] = TokenFilter.Greedy(logits.Row(row)) == Tokens[first + row];
            }

            if (top > 0)
            {
                IReadOnlyList<TokenLogProb>?[] likeliest = TopTokens.Of(
                    tape, logits, [.. Enumerable.Repeat(top, logits.Rows)], [.. Enumerable.Repeat(1.0, logits.Rows)]);
                _top.AddRange(likeliest.OfType<IReadOnlyList<TokenLogProb>>());
            }
        }

        public TokenLikelihoods Result() => new(Tokens, _logProbs, _areLikeliest) { TopLogProbs = _top };
    }
}
