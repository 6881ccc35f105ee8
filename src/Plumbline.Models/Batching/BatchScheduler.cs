using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Batching;

/// <summary>
/// Runs the requests of many callers on one model together, on a thread of its own: sequences join the running batch as soon as there is room,
/// whatever their options, and leave it when they end. What a request draws depends on itself alone: the same tokens and log-probabilities, to
/// the bit, as from <see cref="Generator"/> alone. Safe to use from several threads.
/// </summary>
public sealed class BatchScheduler : IDisposable
{
    private readonly Decoder _model;
    private readonly ITokenizer _tokenizer;
    private readonly Tape _tape;
    private readonly ContinuousBatch _batch;
    private readonly LikelihoodReader _likelihoods;
    private readonly Thread _worker;
    private readonly object _gate = new();
    private readonly LinkedList<GenerationJob> _waiting = [];
    private readonly Queue<ScoringJob> _scoring = [];
    private readonly Dictionary<int, GenerationJob> _running = [];
    private int _nextIndex;
    private bool _stopping;

    /// <summary>Starts the thread.</summary>
    /// <param name="model">Weights; not to be changed meanwhile, and not disposed with the scheduler.</param>
    /// <param name="processor">Runs the kernels; nobody else may use it meanwhile.</param>
    /// <param name="tokenizer">Finds stop strings.</param>
    /// <param name="options">Size of the batch; null for the defaults. Validated.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public BatchScheduler(Decoder model, Processor processor, ITokenizer tokenizer, BatchOptions? options = null)
    {
        options ??= new BatchOptions();
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _model = model;
        _tokenizer = tokenizer;
        _tape = new Tape(processor, recording: false);
        _batch = new ContinuousBatch(model, _tape, options);
        _likelihoods = new LikelihoodReader(model, _tape);
        _worker = new Thread(Work) { IsBackground = true, Name = "plumbline-batch" };
        _worker.Start();
    }

    /// <summary>The model that is continued.</summary>
    public Decoder Model => _model;

    /// <summary>Its tokenizer.</summary>
    public ITokenizer Tokenizer => _tokenizer;

    /// <summary>Requests that no step has served yet.</summary>
    public int WaitingCount
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count + _scoring.Count;
            }
        }
    }

    /// <summary>Continues a prompt.</summary>
    /// <param name="prompt">Token ids: at least one, and room for one more.</param>
    /// <param name="options">How to draw and when to stop; validated.</param>
    /// <param name="random">One number is drawn from it per token (none at temperature 0).</param>
    /// <param name="onToken">Called with each token as soon as it is drawn, on the scheduler's thread: to be quick. What it throws ends the request.</param>
    /// <param name="cancellation">Ends the request at once; its place is free from the next step on.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the prompt is empty, too long or not of the vocabulary.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The scheduler has ended.</exception>
    public Task<GeneratedSequence> GenerateAsync(
        int[] prompt, GenerationOptions options, RandomStream random, Action<GeneratedToken>? onToken = null, CancellationToken cancellation = default)
    {
        Check(prompt, options);
        IReadOnlyList<int> stopTokens = options.StopTokens ?? _model.Config.EosTokenIds;
        TokenDecoder? decoder = options.StopStrings.Count > 0 ? new TokenDecoder(_tokenizer) : null;
        int index = Interlocked.Increment(ref _nextIndex);
        GenerationJob job = new(new SequenceState(index, prompt, random, options, stopTokens, decoder), onToken, cancellation);
        Enqueue(() => _waiting.AddLast(job));
        return job.Task;
    }

    /// <summary>How likely the model finds given continuations of a prefix, which is read once.</summary>
    /// <inheritdoc cref="Generator.Score" path="/param"/>
    /// <inheritdoc cref="Generator.Score" path="/returns"/>
    /// <inheritdoc cref="Generator.Score" path="/exception"/>
    /// <exception cref="ObjectDisposedException">The scheduler has ended.</exception>
    public Task<IReadOnlyList<TokenLikelihoods>> ScoreAsync(
        int[] prefix, IReadOnlyList<int[]> continuations, int top = 0, CancellationToken cancellation = default)
    {
        ScoringJob job = new(prefix, continuations, top, cancellation);
        Enqueue(() => _scoring.Enqueue(job));
        return job.Task;
    }

    /// <summary>Ends all requests as cancelled, and the thread.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = true;
            Monitor.PulseAll(_gate);
        }

        _worker.Join();
        _batch.Dispose();
        _likelihoods.Dispose();
        _tape.Dispose();
    }

    private void Check(int[] prompt, GenerationOptions options)
    {
        List<string> problems = [.. options.Validate()];
        if (prompt.Length == 0 || prompt.Length >= _model.Config.SupportedPositions)
        {
            problems.Add($"the prompt has {prompt.Length} tokens; expected 1 to {_model.Config.SupportedPositions - 1}");
        }

        if (Array.FindIndex(prompt, token => (uint)token >= (uint)_model.Config.VocabularySize) is >= 0 and int at)
        {
            problems.Add($"token {prompt[at]} of the prompt is outside the vocabulary of {_model.Config.VocabularySize}");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems));
        }
    }

    private void Enqueue(Action add)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            add();
            Monitor.PulseAll(_gate);
        }
    }

    private void Work()
    {
        while (TakeWork(out ScoringJob? scoring))
        {
            scoring?.Run(_likelihoods);
            Leave();
            if (_batch.Count > 0)
            {
                Step();
            }
        }

        lock (_gate)
        {
            foreach (BatchJob job in _running.Values.Concat<BatchJob>(_waiting).Concat(_scoring))
            {
                job.Cancel();
            }
        }
    }

    /// <summary>Waits for work, lets sequences join, and hands out at most one text to score, so that neither kind of work holds up the other.</summary>
    private bool TakeWork(out ScoringJob? scoring)
    {
        lock (_gate)
        {
            while (!_stopping && _running.Count == 0 && _waiting.Count == 0 && _scoring.Count == 0)
            {
                Monitor.Wait(_gate);
            }

            scoring = null;
            if (_stopping)
            {
                return false;
            }

            _scoring.TryDequeue(out scoring);
            while (_waiting.First is { Value: GenerationJob job })
            {
                if (!job.IsOver && !TryJoin(job))
                {
                    break;
                }

                _waiting.RemoveFirst();
            }

            return true;
        }
    }

    private bool TryJoin(GenerationJob job)
    {
        try
        {
            if (!_batch.TryAdd(job.State))
            {
                return false;
            }

            _running.Add(job.State.Index, job);
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ArgumentException)
        {
            job.Fail(exception); // no room for its keys and values
        }

        return true;
    }

    private void Leave()
    {
        foreach (GenerationJob job in _running.Values.Where(job => job.IsOver).ToList())
        {
            _batch.Remove(job.State);
            _running.Remove(job.State.Index);
        }
    }

    private void Step()
    {
        try
        {
            foreach (SequenceState ended in _batch.Step(token => _running[token.SequenceIndex].Hear(token)))
            {
                _running.Remove(ended.Index, out GenerationJob? job);
                job!.Complete();
            }
        }
#pragma warning disable CA1031 // Whatever a step throws belongs to the requests in it; the thread has to live for those that come.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            foreach (GenerationJob job in _running.Values)
            {
                job.Fail(exception);
            }

            _running.Clear();
            _batch.Clear();
            _tape.Reset();
        }
    }
}
