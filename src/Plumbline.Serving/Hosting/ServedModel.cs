using Plumbline.Models.Batching;
using Plumbline.Models.Chat;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Serving.Hosting;

/// <summary>A model under the name by which requests ask for it.</summary>
public sealed class ServedModel : IDisposable
{
    private const int FingerprintDigits = 16;
    private readonly ulong _seed;
    private long _unseededRequests;

    /// <summary>Starts to run a model.</summary>
    /// <param name="name">Its name, not empty.</param>
    /// <param name="model">Weights, tokenizer and chat format; owned from now on.</param>
    /// <param name="processor">Runs the kernels of this model alone; owned from now on.</param>
    /// <param name="batch">Size of the batch; null for the defaults.</param>
    /// <param name="seed">Seed of requests that bring none: the n-th of them draws from a stream of its own.</param>
    /// <exception cref="ArgumentException">The name is empty or longer than 200 characters, or an option of the batch is out of range.</exception>
    public ServedModel(string name, LocalModel model, Processor processor, BatchOptions? batch = null, ulong seed = 0)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 200)
        {
            throw new ArgumentException("a model's name has 1 to 200 characters", nameof(name));
        }

        Name = name;
        Model = model;
        _seed = seed;
        Processor = processor;
        Scheduler = new BatchScheduler(model.Decoder, processor, model.Tokenizer, batch);
        Tokens = new TokenSpelling(model.Tokenizer);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Weights, tokenizer and chat format.</summary>
    public LocalModel Model { get; }

    /// <summary>Runs its requests together.</summary>
    public BatchScheduler Scheduler { get; }

    /// <summary>Most tokens of prompt and reply together.</summary>
    public int Positions => Model.Decoder.Config.SupportedPositions;

    /// <summary>Tells two states of a model apart: <c>fp_</c> and the beginning of the digest of its files.</summary>
    public string Fingerprint => $"fp_{Model.Digest[..FingerprintDigits]}";

    internal TokenSpelling Tokens { get; }

    private Processor Processor { get; }

    /// <summary>Ends all its requests, and frees model and threads.</summary>
    public void Dispose()
    {
        Scheduler.Dispose();
        Processor.Dispose();
        Model.Dispose();
    }

    /// <summary>What a request draws from: the same as a local client's in this process.</summary>
    internal RandomStream Stream(long? seed, string? name) =>
        seed is { } own ? RequestStreams.OfSeed(own, name) : RequestStreams.OfUnseeded(_seed, Interlocked.Increment(ref _unseededRequests));
}
