using Microsoft.Extensions.AI;
using Plumbline.Models.Batching;
using Plumbline.Models.Chat;
using Plumbline.Models.Generation;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.TestKit;

namespace Plumbline.Models.Tests.Chat;

/// <summary>Exact likelihoods from both local clients, against generation and against each other.</summary>
public sealed class TextLikelihoodTests : IDisposable
{
    private readonly LocalModel _model = LocalModel.Load(Repository.File("models", "parlor-base"));
    private readonly Processor _processor = new(new ProcessorOptions { Threads = 1 });
    private readonly Generator _generator;
    private readonly LocalChatClient _client;
    private readonly ITextLikelihood _likelihood;

    public TextLikelihoodTests()
    {
        _generator = new Generator(_model.Decoder, _processor, _model.Tokenizer);
        _client = new LocalChatClient(_generator, _model.ClientOptions("parlor"));
        _likelihood = (ITextLikelihood)_client.GetService(typeof(ITextLikelihood))!;
    }

    public void Dispose()
    {
        _client.Dispose();
        _generator.Dispose();
        _processor.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void Score_OfWhatWasGenerated_GivesTheLogProbsOfGenerationToTheBit()
    {
        int[] prompt = _model.Tokenizer.Encode("<|user|>Is 2 + 2 = 5?<|assistant|>");
        GenerationOptions options = new() { MaxNewTokens = 60, TopLogProbs = 4, StopTokens = [] };
        GeneratedSequence[] drawn = [.. Enumerable.Range(0, 3).Select(i => _generator.Generate([prompt], options, [new RandomStream(3, $"{i}")])[0])];

        IReadOnlyList<TokenLikelihoods> scored = _generator.Score(prompt, [.. drawn.Select(one => one.Tokens), []], top: 4);

        scored[3].LogProbs.ShouldBeEmpty();
        for (int i = 0; i < drawn.Length; i++)
        {
            scored[i].LogProbs.ShouldBe(drawn[i].LogProbs);
            scored[i].TopLogProbs.SelectMany(top => top).ShouldBe(drawn[i].TopLogProbs.SelectMany(top => top));
            scored[i].AreLikeliest.ShouldBe(drawn[i].Tokens.Zip(drawn[i].TopLogProbs, (token, top) => top[0].Token == token));
        }
    }

    [Fact]
    public async Task ScoreReply_OfTheGreedyReply_IsGreedyAndLikelierThanOthers()
    {
        ChatMessage[] messages = [new(ChatRole.User, "Is 2 + 2 = 5?")];
        string reply = (await _client.GetResponseAsync(messages, new ChatOptions { Temperature = 0 })).Text;

        IReadOnlyList<TextLikelihood> scored = await _likelihood.ScoreReplyAsync(messages, [reply, "Zebra zebra."]);

        scored[0].IsGreedy.ShouldBeTrue();
        scored[1].IsGreedy.ShouldBeFalse();
        scored[0].Text.ShouldBe(reply);
        scored[0].LogProb.ShouldBeGreaterThan(scored[1].LogProb);
        scored[0].LogProb.ShouldBe(scored[0].TokenLogProbs.Sum(logProb => (double)logProb));
    }

    [Fact]
    public async Task ScoreText_OfPartsOfAText_AddsUpToTheWhole()
    {
        double whole = (await _likelihood.ScoreTextAsync("", ["The cat sat down."]))[0].LogProb;
        double first = (await _likelihood.ScoreTextAsync("", ["The cat"]))[0].LogProb;
        double second = (await _likelihood.ScoreTextAsync("The cat", [" sat down."]))[0].LogProb;

        (first + second).ShouldBe(whole, 1e-9);
    }

    [Fact]
    public async Task ScoreText_WhereTokensStraddleTheBorder_ReadsTheSamePrefixForAll()
    {
        // "The ca" + "t": the prefix's last tokens are no beginning of the whole.
        IReadOnlyList<TextLikelihood> scored = await _likelihood.ScoreTextAsync("The ", ["cat", "dog"]);
        IReadOnlyList<TextLikelihood> clean = await _likelihood.ScoreTextAsync("The", [" cat", " dog"]);

        scored.Select(one => one.LogProb).ShouldBe(clean.Select(one => one.LogProb));
    }

    [Fact]
    public async Task Scores_OfTheBatchingClient_AreTheSameBesideRunningReplies()
    {
        ChatMessage[] messages = [new(ChatRole.User, "Is 2 + 2 = 5?")];
        string[] replies = ["Yes.", "No.", "I do not know."];
        IReadOnlyList<TextLikelihood> expected = await _likelihood.ScoreReplyAsync(messages, replies);
        using Processor processor = new(new ProcessorOptions { Threads = 2 });
        using BatchScheduler scheduler = new(_model.Decoder, processor, _model.Tokenizer);
        using BatchingChatClient client = new(scheduler, _model.ClientOptions("parlor"));
        ITextLikelihood batching = (ITextLikelihood)client.GetService(typeof(ITextLikelihood))!;

        Task<ChatResponse>[] running = [.. Enumerable.Range(0, 4).Select(i => client.GetResponseAsync(messages, new ChatOptions { Seed = i }))];
        IReadOnlyList<TextLikelihood>[] scored = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => batching.ScoreReplyAsync(messages, replies)));

        scored.ShouldAllBe(one => one.Select(x => x.LogProb).SequenceEqual(expected.Select(x => x.LogProb)));
        await Task.WhenAll(running);
    }

    [Fact]
    public async Task Requests_ThatCannotBeScored_SayWhy()
    {
        ChatMessage[] messages = [new(ChatRole.User, "Hello")];
        (await Should.ThrowAsync<ArgumentException>(() => _likelihood.ScoreReplyAsync([], ["a"]))).Message.ShouldContain("no message");
        (await Should.ThrowAsync<ArgumentException>(() => _likelihood.ScoreReplyAsync(messages, []))).Message.ShouldContain("no continuation");
        (await Should.ThrowAsync<ArgumentException>(() => _likelihood.ScoreReplyAsync(messages, ["a", ""]))).Message.ShouldContain("continuation 1");
        (await Should.ThrowAsync<ArgumentException>(() => _likelihood.ScoreTextAsync("a", [string.Concat(Enumerable.Repeat(" word", 300))]))).Message.ShouldContain("192");
        Should.Throw<ArgumentException>(() => _generator.Score([], [[1]])).Message.ShouldContain("prefix of 0");
        Should.Throw<ArgumentException>(() => _generator.Score([1], [[5000]])).Message.ShouldContain("5000");
        Should.Throw<ArgumentException>(() => _generator.Score([1], [[1]], top: 101)).Message.ShouldContain("101");
    }
}
