using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Plumbline.Models.Batching;
using Plumbline.Models.Chat;
using Plumbline.Models.Generation;
using Plumbline.Numerics.Compute;

namespace Plumbline.Serving.Tests.Chat;

[Collection(SharedServer.Name)]
public class ChatCompletionTests(RunningServer server)
{
    private static readonly object[] Messages = [new { role = "user", content = "Is 2 + 2 = 5?" }];

    [Fact]
    public async Task Reply_OfTheSameSeed_IsThatOfTheLocalClientInProcess()
    {
        using Processor processor = new(new ProcessorOptions { Threads = 2 });
        using Generator generator = new(server.Model().Model.Decoder, processor, server.Model().Model.Tokenizer);
        using LocalChatClient local = new(generator, server.Model().Model.ClientOptions("parlor"));
        for (int seed = 0; seed < 6; seed++)
        {
            ChatOptions options = new() { Seed = seed, Temperature = 0.7f + (0.1f * seed), TopP = seed % 2 == 0 ? null : 0.9f, MaxOutputTokens = 40 };

            Answer answer = await server.ChatAsync(new
            {
                model = RunningServer.Parlor, messages = Messages, seed, temperature = 0.7 + (0.1 * seed), top_p = seed % 2 == 0 ? (double?)null : 0.9, max_tokens = 40, logprobs = true,
            });

            ChatResponse expected = await local.GetResponseAsync([new ChatMessage(ChatRole.User, "Is 2 + 2 = 5?")], options);
            GeneratedSequence sequence = (GeneratedSequence)expected.RawRepresentation!;
            JsonElement choice = answer.Json.GetProperty("choices")[0];
            choice.GetProperty("message").GetProperty("content").GetString().ShouldBe(expected.Text);
            choice.GetProperty("finish_reason").GetString().ShouldBe(expected.FinishReason!.Value.Value);
            float[] logProbs = [.. choice.GetProperty("logprobs").GetProperty("content").EnumerateArray().Select(token => token.GetProperty("logprob").GetSingle())];
            logProbs.ShouldBe(sequence.LogProbs.Take(logProbs.Length));
            logProbs.Length.ShouldBe(sequence.Tokens.Length - (sequence.StopReason == StopReason.StopToken ? 1 : 0));
            answer.Json.GetProperty("usage").GetProperty("completion_tokens").GetInt32().ShouldBe(sequence.Tokens.Length);
            answer.Json.GetProperty("usage").GetProperty("prompt_tokens").GetInt32().ShouldBe(sequence.Prompt.Length);
        }
    }

    [Fact]
    public async Task Reply_HasTheShapeOfOpenAIsApi()
    {
        JsonElement reply = (await server.ChatAsync(new { model = RunningServer.Parlor, messages = Messages, max_tokens = 3, seed = 1 })).Json;

        reply.EnumerateObject().Select(member => member.Name).ShouldBe(["id", "object", "created", "model", "choices", "usage", "system_fingerprint"]);
        reply.GetProperty("object").GetString().ShouldBe("chat.completion");
        reply.GetProperty("system_fingerprint").GetString().ShouldBe(server.Model().Fingerprint);
        JsonElement choice = reply.GetProperty("choices")[0];
        choice.EnumerateObject().Select(member => member.Name).ShouldBe(["index", "message", "logprobs", "finish_reason"]);
        choice.GetProperty("logprobs").ValueKind.ShouldBe(JsonValueKind.Null);
        choice.GetProperty("finish_reason").GetString().ShouldBe("length");
        choice.GetProperty("message").GetProperty("refusal").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Stream_OfTheSameRequest_JoinsToTheReply()
    {
        JsonElement whole = (await server.ChatAsync(new { model = RunningServer.Parlor, messages = Messages, seed = 4, n = 2, max_tokens = 30, logprobs = true, top_logprobs = 2, stop = new[] { "2 is" } })).Json;

        IReadOnlyList<JsonElement> events = (await server.ChatAsync(new
        {
            model = RunningServer.Parlor, messages = Messages, seed = 4, n = 2, max_tokens = 30, logprobs = true, top_logprobs = 2, stop = new[] { "2 is" },
            stream = true, stream_options = new { include_usage = true },
        })).Events();

        JsonElement usage = events[^1];
        usage.GetProperty("choices").GetArrayLength().ShouldBe(0);
        usage.GetProperty("usage").GetRawText().ShouldBe(whole.GetProperty("usage").GetRawText());
        JsonElement[] pieces = [.. events.SkipLast(1).Select(one => one.GetProperty("choices")[0])];
        for (int i = 0; i < 2; i++)
        {
            JsonElement expected = whole.GetProperty("choices")[i];
            JsonElement[] own = [.. pieces.Where(piece => piece.GetProperty("index").GetInt32() == i)];
            string.Concat(own.Select(piece => piece.GetProperty("delta").TryGetProperty("content", out JsonElement text) ? text.GetString() : ""))
                .ShouldBe(expected.GetProperty("message").GetProperty("content").GetString());
            own[0].GetProperty("delta").GetProperty("role").GetString().ShouldBe("assistant");
            own.Count(piece => piece.GetProperty("finish_reason").ValueKind == JsonValueKind.String).ShouldBe(1);
            own[^1].GetProperty("finish_reason").GetString().ShouldBe(expected.GetProperty("finish_reason").GetString());
            own.Where(piece => piece.GetProperty("logprobs").ValueKind != JsonValueKind.Null)
                .SelectMany(piece => piece.GetProperty("logprobs").GetProperty("content").EnumerateArray()).Select(token => token.GetRawText())
                .ShouldBe(expected.GetProperty("logprobs").GetProperty("content").EnumerateArray().Select(token => token.GetRawText()));
        }

        events.Select(one => one.GetProperty("id").GetString()).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Choices_OfOneRequest_DifferAndTheFirstIsThatOfASingleOne()
    {
        string[] three = Texts(await server.ChatAsync(new { model = RunningServer.Parlor, messages = Messages, seed = 9, n = 3, temperature = 1.5, max_tokens = 20 }));
        string[] one = Texts(await server.ChatAsync(new { model = RunningServer.Parlor, messages = Messages, seed = 9, temperature = 1.5, max_tokens = 20 }));

        three.ShouldBeUnique();
        three[0].ShouldBe(one.ShouldHaveSingleItem());
    }

    [Fact]
    public async Task Callers_AtTheSameTime_GetWhatTheyWouldGetAlone()
    {
        object Request(int seed) => new { model = RunningServer.Parlor, messages = Messages, seed, max_tokens = 5 + (3 * seed), temperature = seed % 3 == 0 ? 0 : 1.2 };
        Answer[] together = await Task.WhenAll(Enumerable.Range(0, 20).Select(seed => server.ChatAsync(Request(seed))));

        for (int seed = 0; seed < together.Length; seed++)
        {
            Texts(together[seed]).ShouldBe(Texts(await server.ChatAsync(Request(seed))));
        }
    }

    [Fact]
    public async Task Messages_OfEveryAcceptedShape_AreRead()
    {
        Answer parts = await server.ChatAsync(new
        {
            model = RunningServer.Parlor, seed = 1, max_tokens = 10, tools = Array.Empty<object>(), response_format = new { type = "text" }, user = "u", unknown_field = 5, frequency_penalty = 0,
            messages = new object[] { new { role = "developer", content = "[tested]" }, new { role = "user", content = new object[] { new { type = "text", text = "Is 2 + 2 " }, new { type = "text", text = "= 5?" } } } },
        });
        Answer plain = await server.ChatAsync(new { model = RunningServer.Parlor, seed = 1, max_tokens = 10, messages = new[] { new { role = "user", content = "[tested] Is 2 + 2 = 5?" } } });

        Texts(parts).ShouldBe(Texts(plain));
    }

    [Fact]
    public async Task Client_ThatLeaves_IsNotServedOn()
    {
        using CancellationTokenSource leave = new();
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { model = RunningServer.Stories, messages = Messages, stream = true, n = 8, max_tokens = 180, temperature = 3 }), System.Text.Encoding.UTF8, "application/json"),
        };
        using (HttpResponseMessage response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, leave.Token))
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            await leave.CancelAsync();
        }

        // The places of the reply that nobody waits for are free again: as many new ones as there are places fit.
        Answer after = await server.ChatAsync(new { model = RunningServer.Stories, messages = Messages, max_tokens = 2, n = 8 });
        after.Status.ShouldBe(HttpStatusCode.OK);
        BatchScheduler scheduler = server.Model(RunningServer.Stories).Scheduler;
        for (int i = 0; i < 1000 && scheduler.WaitingCount > 0; i++)
        {
            await Task.Delay(5);
        }

        scheduler.WaitingCount.ShouldBe(0);
    }

    private static string[] Texts(Answer answer)
    {
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return [.. answer.Json.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("message").GetProperty("content").GetString()!)];
    }
}
