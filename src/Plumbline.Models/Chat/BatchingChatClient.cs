using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Plumbline.Models.Batching;
using Plumbline.Models.Generation;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Chat;

/// <summary>
/// A model of this process as an <see cref="IChatClient"/> for many callers at once: their requests are generated together. Every reply is, to
/// the bit, that of <see cref="LocalChatClient"/> for the same seed; requests without a seed draw from streams numbered in the order of the calls.
/// </summary>
/// <remarks>
/// Options are supported and refused as by <see cref="LocalChatClient"/>, and a response's RawRepresentation is its
/// <see cref="GeneratedSequence"/>. <see cref="GetService"/> gives the <see cref="BatchScheduler"/>, the model's
/// <see cref="Decoders.Decoder"/>, the <see cref="ITokenizer"/>, the <see cref="IChatFormat"/>, <see cref="ITextLikelihood"/> and
/// <see cref="ChatClientMetadata"/>. Safe to use from several threads.
/// </remarks>
public sealed class BatchingChatClient : IChatClient
{
    private readonly BatchScheduler _scheduler;
    private readonly LocalChatClientOptions _options;
    private readonly ChatClientMetadata _metadata;
    private readonly TextLikelihoodScorer _likelihood;
    private long _requests;
    private long _unseededRequests;

    /// <summary>A client of one model.</summary>
    /// <param name="scheduler">Runs the model. Not disposed with the client; several clients may share it.</param>
    /// <param name="options">Defaults; null for all defaults. Validated.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public BatchingChatClient(BatchScheduler scheduler, LocalChatClientOptions? options = null)
    {
        options ??= new LocalChatClientOptions();
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _scheduler = scheduler;
        _options = options;
        _metadata = new ChatClientMetadata("plumbline", defaultModelId: options.ModelId);
        _likelihood = new TextLikelihoodScorer(
            scheduler.Tokenizer, options.Format, scheduler.Tokenizer.BosTokenId ?? scheduler.Model.Config.BosTokenId,
            (prefix, continuations, cancellation) => scheduler.ScoreAsync(prefix, continuations, 0, cancellation));
    }

    /// <inheritdoc/>
    /// <inheritdoc cref="LocalChatClient.GetResponseAsync" path="/exception"/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatRequest request = ChatRequest.From(messages, options, _options, _scheduler.Tokenizer);
        LocalReply shape = NextReply();
        StringBuilder text = new();
        GeneratedSequence reply = await GenerateAsync(request, piece => text.Append(piece), cancellationToken).ConfigureAwait(false);
        return shape.Response(text.ToString(), reply);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Every update but the last holds a piece of text, as soon as it is certain; the last holds usage and finish reason. The request itself is
    /// checked at once, before the first update is asked for.
    /// </remarks>
    /// <inheritdoc cref="LocalChatClient.GetResponseAsync" path="/exception"/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Stream(ChatRequest.From(messages, options, _options, _scheduler.Tokenizer), cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        object[] services = [this, _metadata, _scheduler, _scheduler.Model, _scheduler.Tokenizer, _options.Format, _likelihood];
        return serviceKey is null ? Array.Find(services, serviceType.IsInstanceOfType) : null;
    }

    /// <summary>Ends the client; the scheduler stays.</summary>
    public void Dispose()
    {
        // Nothing is held.
    }

    private async IAsyncEnumerable<ChatResponseUpdate> Stream(ChatRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        LocalReply shape = NextReply();
        Channel<string> pieces = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<GeneratedSequence> generation = GenerateAsync(request, piece => pieces.Writer.TryWrite(piece), stop.Token);
        _ = generation.ContinueWith(_ => pieces.Writer.TryComplete(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            await foreach (string piece in pieces.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return shape.Piece(piece);
            }

            yield return shape.End(await generation.ConfigureAwait(false));
        }
        finally
        {
            // A consumer that stops early must not leave its sequence in the batch.
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)generation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<GeneratedSequence> GenerateAsync(ChatRequest request, Action<string> onText, CancellationToken cancellation)
    {
        RandomStream random = request.Seed is { } seed
            ? RequestStreams.OfSeed(seed, request.Stream)
            : RequestStreams.OfUnseeded(_options.Seed, Interlocked.Increment(ref _unseededRequests));
        ReplyText text = new(_scheduler.Tokenizer, request.Generation.StopTokens ?? _scheduler.Model.Config.EosTokenIds, request.Generation.StopStrings);
        GeneratedSequence reply = await _scheduler
            .GenerateAsync(request.Prompt, request.Generation, random, token => Hand(text.Append(token.Token)), cancellation).ConfigureAwait(false);
        Hand(text.Finish());
        return reply;

        void Hand(string piece)
        {
            if (piece.Length > 0)
            {
                onText(piece);
            }
        }
    }

    private LocalReply NextReply() => new(_options.ModelId, $"{_options.ModelId}-{Interlocked.Increment(ref _requests)}");
}
