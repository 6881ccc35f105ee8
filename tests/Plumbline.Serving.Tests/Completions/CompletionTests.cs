using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Plumbline.Models.Batching;
using Plumbline.Models.Chat;
using Plumbline.Models.Generation;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Serving.Tests.Completions;

[Collection(SharedServer.Name)]
public class CompletionTests(RunningServer server)
{
    private const string Text = "The cat saw a bird.";

    private HuggingFaceTokenizer Tokenizer => server.Model(RunningServer.Stories).Model.Tokenizer;

    [Fact]
    public async Task Echo_WithoutNewTokens_ScoresTheTextAsTheLikelihoodService()
    {
        JsonElement choice = Choice(await server.CompleteAsync(new { model = RunningServer.Stories, prompt = Text, echo = true, logprobs = 2, max_tokens = 0 }));

        choice.GetProperty("text").GetString().ShouldBe(Text);
        JsonElement logProbs = choice.GetProperty("logprobs");
        string[] tokens = [.. logProbs.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()!)];
        float?[] values = [.. logProbs.GetProperty("token_logprobs").EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (float?)null : value.GetSingle())];
        int[] offsets = [.. logProbs.GetProperty("text_offset").EnumerateArray().Select(value => value.GetInt32())];
        values[0].ShouldBeNull();
        string.Concat(tokens.Skip(1)).ShouldBe(Text);
        for (int i = 1; i < tokens.Length; i++)
        {
            Text[offsets[i]..].ShouldStartWith(tokens[i]);
        }

        using BatchingChatClient client = new(server.Model(RunningServer.Stories).Scheduler);
        IReadOnlyList<TextLikelihood> expected = await ((ITextLikelihood)client.GetService(typeof(ITextLikelihood))!).ScoreTextAsync("", [Text]);
        values.Skip(1).Select(value => value!.Value).ShouldBe(expected[0].TokenLogProbs);
        foreach (JsonElement top in logProbs.GetProperty("top_logprobs").EnumerateArray().Skip(1))
        {
            top.EnumerateObject().Count().ShouldBeInRange(2, 3);
        }
    }

    /// <summary>As lm-eval asks: token ids of context and continuation, one new token, and what belongs to the continuation cut out.</summary>
    [Fact]
    public async Task Echo_OfTokenIds_GivesEachContinuationItsLikelihood()
    {
        int[] context = Tokenizer.Encode("The cat saw");
        int[][] ends = [.. new[] { " a bird.", " the sun." }.Select(text => Tokenizer.Encode(text, addSpecialTokens: false))];

        Answer answer = await server.CompleteAsync(new
        {
            model = RunningServer.Stories, prompt = ends.Select(end => context.Concat(end)).ToArray(), echo = true, logprobs = 1, max_tokens = 1, temperature = 0, seed = 1234,
        });

        IReadOnlyList<TokenLikelihoods> expected = await server.Model(RunningServer.Stories).Scheduler.ScoreAsync(context, ends, 1);
        for (int i = 0; i < ends.Length; i++)
        {
            JsonElement logProbs = answer.Json.GetProperty("choices")[i].GetProperty("logprobs");
            float[] values = [.. logProbs.GetProperty("token_logprobs").EnumerateArray().Skip(context.Length).SkipLast(1).Select(value => value.GetSingle())];
            values.ShouldBe(expected[i].LogProbs);
            string[] tokens = [.. logProbs.GetProperty("tokens").EnumerateArray().Skip(context.Length).SkipLast(1).Select(token => token.GetString()!)];
            JsonElement[] top = [.. logProbs.GetProperty("top_logprobs").EnumerateArray().Skip(context.Length).SkipLast(1)];
            bool[] greedy = [.. tokens.Zip(top, (token, best) => best.EnumerateObject().MaxBy(one => one.Value.GetSingle()).Name == token)];
            greedy.ShouldBe(expected[i].AreLikeliest);
        }
    }

    [Fact]
    public async Task Reply_OfTheSameSeed_IsThatOfTheClientInProcess()
    {
        using BatchingChatClient client = new(
            server.Model(RunningServer.Stories).Scheduler, server.Model(RunningServer.Stories).Model.ClientOptions("tiny"));

        JsonElement choice = Choice(await server.CompleteAsync(new { model = RunningServer.Stories, prompt = "The cat", seed = 3, max_tokens = 40, temperature = 0.8 }));

        ChatResponse expected = await client.GetResponseAsync("The cat", new ChatOptions { Seed = 3, MaxOutputTokens = 40, Temperature = 0.8f });
        choice.GetProperty("text").GetString().ShouldBe(expected.Text);
    }

    [Fact]
    public async Task Prompts_InAList_AreAnsweredInOrderAsAlone()
    {
        JsonElement both = (await server.CompleteAsync(new { model = RunningServer.Stories, prompt = new[] { "The cat", "One day" }, n = 2, seed = 5, max_tokens = 8 })).Json;

        both.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("index").GetInt32()).ShouldBe([0, 1, 2, 3]);
        JsonElement alone = Choice(await server.CompleteAsync(new { model = RunningServer.Stories, prompt = "One day", seed = 5, max_tokens = 8 }));
        both.GetProperty("choices")[2].GetProperty("text").GetString().ShouldBe(alone.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(true, 6)]
    [InlineData(true, 0)]
    [InlineData(false, 6)]
    public async Task Stream_JoinsToTheReply(bool echo, int maxTokens)
    {
        JsonElement whole = (await server.CompleteAsync(new { model = RunningServer.Stories, prompt = "The cat", seed = 5, max_tokens = maxTokens, echo, logprobs = 0 })).Json;

        IReadOnlyList<JsonElement> events = (await server.CompleteAsync(new
        {
            model = RunningServer.Stories, prompt = "The cat", seed = 5, max_tokens = maxTokens, echo, logprobs = 0, stream = true, stream_options = new { include_usage = true },
        })).Events();

        JsonElement[] pieces = [.. events.SkipLast(1).Select(one => one.GetProperty("choices")[0])];
        JsonElement expected = whole.GetProperty("choices")[0];
        string.Concat(pieces.Select(piece => piece.GetProperty("text").GetString())).ShouldBe(expected.GetProperty("text").GetString());
        foreach (string list in new[] { "tokens", "token_logprobs", "text_offset", "top_logprobs" })
        {
            pieces.SelectMany(piece => piece.GetProperty("logprobs").GetProperty(list).EnumerateArray()).Select(value => value.GetRawText())
                .ShouldBe(expected.GetProperty("logprobs").GetProperty(list).EnumerateArray().Select(value => value.GetRawText()), list);
        }

        pieces[^1].GetProperty("finish_reason").GetString().ShouldBe(expected.GetProperty("finish_reason").GetString());
        events[^1].GetProperty("usage").GetRawText().ShouldBe(whole.GetProperty("usage").GetRawText());
    }

    [Fact]
    public async Task Prompt_AsLongAsTheModelReads_IsScoredButNotContinued()
    {
        int[] full = [.. Enumerable.Range(0, 192).Select(i => 5 + (i % 50))];

        Choice(await server.CompleteAsync(new { model = RunningServer.Stories, prompt = full, echo = true, logprobs = 0, max_tokens = 0 }))
            .GetProperty("logprobs").GetProperty("token_logprobs").GetArrayLength().ShouldBe(192);
        (await server.CompleteAsync(new { model = RunningServer.Stories, prompt = full, max_tokens = 1 })).ShouldBeError(HttpStatusCode.BadRequest, "prompt", "192 tokens");
        (await server.CompleteAsync(new { model = RunningServer.Stories, prompt = full.Append(5), max_tokens = 0, echo = true })).ShouldBeError(HttpStatusCode.BadRequest, "prompt", "193 tokens");
    }

    [Fact]
    public async Task SpecialTokens_SpelledInRawText_AreThoseTokens()
    {
        JsonElement choice = Choice(await server.CompleteAsync(new { model = RunningServer.Parlor, prompt = "<|user|>Hello<|assistant|>", echo = true, logprobs = 0, max_tokens = 0 }));

        choice.GetProperty("logprobs").GetProperty("tokens").EnumerateArray().Select(token => token.GetString()).Take(2).ShouldBe(["<|end|>", "<|user|>"]);
        choice.GetProperty("logprobs").GetProperty("tokens").EnumerateArray().Last().GetString().ShouldBe("<|assistant|>");
    }

    private static JsonElement Choice(Answer answer)
    {
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Json.GetProperty("choices")[0];
    }
}
