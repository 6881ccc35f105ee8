using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Plumbline.Serving.Errors;
using Plumbline.Serving.Hosting;
using Plumbline.Serving.Protection;

namespace Plumbline.Serving.Tests.Protection;

public class ProtectionTests
{
    private const string Token = "a-token-of-some-length";

    [Theory]
    [InlineData(null, false)]
    [InlineData("Bearer", false)]
    [InlineData("Bearer wrong-token-of-some-length", false)]
    [InlineData("Basic a-token-of-some-length", false)]
    [InlineData("Bearer A-token-of-some-length", false)]
    [InlineData("Bearer a-token-of-some-length", true)]
    [InlineData("bearer a-token-of-some-length", true)]
    public async Task Token_WhereOneIsSet_IsWantedOfEveryRequestButHealth(string? header, bool isRight)
    {
        RunningServer server = new(new ServerOptions { Token = Token }, RunningServer.Stories);
        await server.InitializeAsync();
        try
        {
            foreach (string path in new[] { "/v1/models", "/nothing" })
            {
                using HttpRequestMessage request = new(HttpMethod.Get, path);
                request.Headers.TryAddWithoutValidation("Authorization", header);
                using HttpResponseMessage response = await server.Client.SendAsync(request);
                Answer answer = await Answer.ReadAsync(response);
                if (isRight)
                {
                    answer.Status.ShouldBe(path == "/v1/models" ? HttpStatusCode.OK : HttpStatusCode.NotFound);
                }
                else
                {
                    answer.ShouldBeError(HttpStatusCode.Unauthorized, null, "token");
                    answer.Text.ShouldNotContain(Token);
                    response.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
                }
            }

            (await server.GetAsync("/health")).Status.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST:99", true)]
    [InlineData("127.0.0.1:8080", true)]
    [InlineData("127.1.2.3", true)]
    [InlineData("[::1]:8080", true)]
    [InlineData("evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("10.0.0.1", false)]
    public async Task Host_OnLoopback_HasToBeLoopback(string host, bool isFine)
    {
        RunningServer server = new(new ServerOptions(), RunningServer.Stories);
        await server.InitializeAsync();
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "/health");
            request.Headers.Host = host;
            using HttpResponseMessage response = await server.Client.SendAsync(request);
            response.StatusCode.ShouldBe(isFine ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Queue_ThatIsFull_SendsCallersAwayUntilThereIsRoom()
    {
        RunningServer server = new(new ServerOptions { MaxReplies = 2 }, RunningServer.Stories);
        await server.InitializeAsync();
        try
        {
            object Request(int n, bool stream) => new { model = RunningServer.Stories, prompt = "The", n, max_tokens = 180, stream, temperature = 3, seed = 1, stop = Array.Empty<string>() };

            // The gate is held, so that nothing depends on who is faster.
            using (server.Server.State.Gate.Enter(1))
            {
                Answer full = await server.CompleteAsync(Request(2, stream: false));
                full.ShouldBeError(HttpStatusCode.TooManyRequests, null, "2 replies");
                full.Response.Headers.RetryAfter.ShouldBe(new RetryConditionHeaderValue(TimeSpan.FromSeconds(1)));
                (await server.CompleteAsync(Request(1, stream: true))).Status.ShouldBe(HttpStatusCode.OK);
            }

            (await server.CompleteAsync(Request(2, stream: false))).Status.ShouldBe(HttpStatusCode.OK);
            (await server.CompleteAsync(Request(3, stream: false))).ShouldBeError(HttpStatusCode.BadRequest, "n", "3 replies");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public void Gate_EntersAndLeaves_CountsExactly()
    {
        RequestGate gate = new(3);
        IDisposable two = gate.Enter(2);
        Should.Throw<ApiException>(() => gate.Enter(2)).Status.ShouldBe(429);
        IDisposable one = gate.Enter(1);
        two.Dispose();
        two.Dispose();
        gate.Enter(2).Dispose();
        one.Dispose();
        gate.Enter(3).Dispose();
    }

    [Fact]
    public async Task RequestLog_HoldsNothingThatWasSaid()
    {
        RunningServer server = new(new ServerOptions { Token = Token }, RunningServer.Stories);
        await server.InitializeAsync();
        try
        {
            server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            await server.CompleteAsync(new { model = RunningServer.Stories, prompt = "secretword", max_tokens = 2 });
            await server.GetAsync("/secretpath");

            string log = string.Join('\n', server.Served);
            log.ShouldContain("POST /v1/completions");
            log.ShouldNotContain("secret");
            log.ShouldNotContain(Token);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public void Options_OutOfRange_AreAllNamed()
    {
        new ServerOptions { Port = 70_000, Token = "short", MaxBodyBytes = 0, MaxReplies = 0, MaxConnections = 0, DefaultMaxTokens = 0, DrainTime = TimeSpan.FromSeconds(-1) }.Validate().Count.ShouldBe(7);
        new ServerOptions { Address = IPAddress.Any }.Validate().ShouldHaveSingleItem().ShouldContain("token");
        new ServerOptions { Address = IPAddress.Any, Token = Token }.Validate().ShouldBeEmpty();
        new ServerOptions { Address = IPAddress.IPv6Loopback }.Validate().ShouldBeEmpty();
        new ServerOptions { Token = new string('\u00e9', 20) }.Validate().Count.ShouldBe(1);
        Encoding.UTF8.GetByteCount(Token).ShouldBeGreaterThanOrEqualTo(ServerOptions.ShortestToken);
    }
}
