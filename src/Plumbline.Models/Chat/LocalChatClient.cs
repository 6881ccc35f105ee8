using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Chat;

/// <summary>
/// A model of this process as an <see cref="IChatClient"/>. Requests are served one at a time, in the order in which they arrive; a streamed one
/// occupies the client until its enumeration ends. The same requests in the same order give the same replies: nothing depends on a clock, and
/// responses carry no time.
/// </summary>
/// <remarks>
/// Supported options: Temperature, TopP, TopK, MaxOutputTokens, Seed, StopSequences (added to those of client and format) and Instructions (a
/// system message before all others); of AdditionalProperties, <see cref="RequestStreams.NameProperty"/>. Tools, JSON response formats, frequency and presence penalties,
/// reasoning, conversation ids, background responses and other models than this one are refused with <see cref="NotSupportedException"/>.
/// A response's RawRepresentation is its <see cref="GeneratedSequence"/>: tokens and log-probabilities. <see cref="GetService"/> gives the
/// <see cref="Decoder"/>, the <see cref="Generator"/>, the <see cref="ITokenizer"/>, the <see cref="IChatFormat"/>,
/// <see cref="ITextLikelihood"/> and <see cref="ChatClientMetadata"/>.
/// </remarks>
public sealed class LocalChatClient : IChatClient
{
    private readonly Generator _generator;
    private readonly ITokenizer _tokenizer;
    private readonly LocalChatClientOptions _options;
    private readonly ChatClientMetadata _metadata;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TextLikelihoodScorer _likelihood;
    private long _requests;
    private long _unseededRequests;

    /// <summary>A client of one model.</summary>
    /// <param name="generator">Runs the model, and has its tokenizer. Not disposed with the client; nobody else may use it during a request.</param>
    /// <param name="options">Defaults; null for all defaults. Validated.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the generator has no tokenizer.</exception>
    public LocalChatClient(Generator generator, LocalChatClientOptions? options = null)
    {
        options ??= new LocalChatClientOptions();
        List<string> problems = [.. options.Validate()];
        if (generator.Tokenizer is null)
        {
            problems.Add("the generator has no tokenizer");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _generator = generator;
        _tokenizer = generator.Tokenizer!;
        _options = options;
        _metadata = new ChatClientMetadata("plumbline", defaultModelId: options.ModelId);
        _likelihood = new TextLikelihoodScorer(_tokenizer, options.Format, _tokenizer.BosTokenId ?? generator.Model.Config.BosTokenId, ScoreAsync);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no message, a setting is out of range, or the prompt is empty or too long for the model.</exception>
    /// <exception cref="NotSupportedException">A message holds something else than text, or an option is not supported.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; noticed before every token.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatRequest request = ChatRequest.From(messages, options, _options, _tokenizer);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            LocalReply shape = NextReply();
            RandomStream random = NextRandom(request);
            StringBuilder text = new();
            GeneratedSequence reply = await Task
                .Run(() => Generate(request, random, piece => text.Append(piece), cancellationToken), cancellationToken).ConfigureAwait(false);
            return shape.Response(text.ToString(), reply);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Every update but the last holds a piece of text, as soon as it is certain; the last holds usage and finish reason. The request itself is
    /// checked at once, before the first update is asked for.
    /// </remarks>
    /// <inheritdoc cref="GetResponseAsync" path="/exception"/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Stream(ChatRequest.From(messages, options, _options, _tokenizer), cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        object[] services = [this, _metadata, _generator, _generator.Model, _tokenizer, _options.Format, _likelihood];
        return serviceKey is null ? Array.Find(services, serviceType.IsInstanceOfType) : null;
    }

    /// <summary>Ends the client; the generator stays.</summary>
    public void Dispose() => _turn.Dispose();

    private async IAsyncEnumerable<ChatResponseUpdate> Stream(ChatRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            LocalReply shape = NextReply();
            RandomStream random = NextRandom(request);
            Channel<string> pieces = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
            using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            Task<GeneratedSequence> generation = Task.Run(
                () =>
                {
                    try
                    {
                        return Generate(request, random, piece => pieces.Writer.TryWrite(piece), stop.Token);
                    }
                    finally
                    {
                        pieces.Writer.Complete();
                    }
                },
                CancellationToken.None);
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
                // A consumer that stops early must not leave the generator at work for the next request.
                await stop.CancelAsync().ConfigureAwait(false);
                await ((Task)generation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private GeneratedSequence Generate(ChatRequest request, RandomStream random, Action<string> onText, CancellationToken cancellation)
    {
        GenerationOptions generation = request.Generation;
        ReplyText text = new(_tokenizer, generation.StopTokens ?? _generator.Model.Config.EosTokenIds, generation.StopStrings);
        GeneratedSequence reply = _generator.Generate([request.Prompt], generation, [random], cancellation, token => Hand(text.Append(token.Token)))[0];
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

    // Both are called by the request whose turn it is.
    private LocalReply NextReply() => new(_options.ModelId, $"{_options.ModelId}-{++_requests}");

    private RandomStream NextRandom(ChatRequest request) =>
        request.Seed is { } seed ? RequestStreams.OfSeed(seed, request.Stream) : RequestStreams.OfUnseeded(_options.Seed, ++_unseededRequests);

    private async Task<IReadOnlyList<TokenLikelihoods>> ScoreAsync(int[] prefix, IReadOnlyList<int[]> continuations, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => _generator.Score(prefix, continuations, 0, cancellation), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
