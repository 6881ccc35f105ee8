using System.Text;
using System.Text.Json;
using Plumbline.Runs.Hub;
using Plumbline.TestKit;

namespace Plumbline.Runs.Tests.Hub;

public class HubRefusalTests
{
    [Fact]
    public async Task List_TooManyRequests_WaitsAsLongAsTheServerAsks()
    {
        using HubFixture fixture = new();
        fixture.Hub["config.json"] = "{}";
        fixture.Hub.Fault = _ => fixture.Hub.Requests.Count == 1 ? LoopbackReply.Empty(429, ("Retry-After", "7")) : null;

        await fixture.ListAsync();

        fixture.Time.Waits.ShouldBe([TimeSpan.FromSeconds(7)]);
    }

    [Fact]
    public async Task List_ServerAsksForADay_GivesUp()
    {
        using HubFixture fixture = new();
        fixture.Hub.Fault = _ => LoopbackReply.Empty(429, ("Retry-After", "86400"));

        HubException error = await Should.ThrowAsync<HubException>(() => fixture.ListAsync());

        error.Problem.ShouldBe("the server is busy or broken (429), and asks to wait 86400 s");
        fixture.Hub.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task List_ServerBroken_IsTriedAgainThenTold(int status)
    {
        using HubFixture fixture = new();
        fixture.Hub.Fault = _ => LoopbackReply.Empty(status);

        HubException error = await Should.ThrowAsync<HubException>(() => fixture.ListAsync());

        error.Problem.ShouldBe($"the server is busy or broken ({status})");
        fixture.Hub.Requests.Count.ShouldBe(5);
        fixture.Time.Waits.Count.ShouldBe(4);
        fixture.Time.Waits.ShouldAllBe(wait => wait <= fixture.Options.LongestDelay);
        fixture.Time.Waits[^1].ShouldBeGreaterThan(fixture.Time.Waits[0]);
    }

    [Theory]
    [InlineData(401, "", null, "it is private or gated, or does not exist", "set HF_TOKEN")]
    [InlineData(403, "GatedRepo", null, "its owner lets in only accounts that accepted its terms", "set HF_TOKEN")]
    [InlineData(403, "GatedRepo", "hf_secret", "its owner lets in only accounts that accepted its terms", "the token was refused")]
    [InlineData(404, "RevisionNotFound", null, "no such revision (404)", "check --revision")]
    [InlineData(404, "RepoNotFound", null, "not found (404)", "check owner, name and revision")]
    [InlineData(400, "", null, "answered 400", "check the address of the hub")]
    public async Task List_Refused_SaysWhyAndWhatToDo(int status, string code, string? token, string problem, string remedy)
    {
        using HubFixture fixture = new();
        fixture.Options = fixture.Options with { Token = token };
        fixture.Hub.Fault = _ => LoopbackReply.Empty(status, ("X-Error-Code", code), ("X-Error-Message", "sorry"));

        HubException error = await Should.ThrowAsync<HubException>(() => fixture.ListAsync());

        error.Problem.ShouldContain(problem);
        error.Problem.ShouldEndWith(", it says 'sorry'");
        error.Remedy.ShouldContain(remedy);
        error.Message.ShouldNotContain("hf_secret");
        fixture.Hub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task List_NeverAnswers_TimesOut()
    {
        using HubFixture fixture = new();
        fixture.Options = fixture.Options with { ResponseTimeout = TimeSpan.FromMilliseconds(50), Attempts = 2 };
        fixture.Hub.Fault = _ => LoopbackReply.Empty(200) with { Hangs = true };

        (await Should.ThrowAsync<HubException>(() => fixture.ListAsync())).Problem.ShouldBe("no answer within 0.05 s");
    }

    [Fact]
    public async Task Pull_GoesSilentInMidBody_TimesOut()
    {
        using HubFixture fixture = new();
        fixture.Hub["notes"] = "0123456789";
        HubListing listing = await fixture.ListAsync();
        fixture.Options = fixture.Options with { StallTimeout = TimeSpan.FromMilliseconds(300), Attempts = 1 };
        fixture.Hub.Fault = request => LoopbackHub.Hand(request, "0123456789"u8.ToArray(), []) with { CutAfter = 3, Hangs = true };
        using HubClient client = new(fixture.Options, TimeProvider.System, () => 0.5);

        (await Should.ThrowAsync<HubException>(() => client.PullAsync(listing, listing.Files, null, CancellationToken.None))).Problem.ShouldBe("no more bytes for 0.3 s");
    }

    [Fact]
    public async Task List_NobodyThere_SaysSo()
    {
        using HubFixture fixture = new();
        fixture.Hub.Dispose();

        (await Should.ThrowAsync<HubException>(() => fixture.ListAsync())).Problem.ShouldStartWith("the connection failed: ");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/a", 5)]
    [InlineData("file:///etc/passwd", 1)]
    [InlineData("gopher://example.org/", 1)]
    [InlineData("http://user:word@127.0.0.1:1/", 1)]
    public async Task List_RedirectElsewhere_IsFollowedOnlyToPlainAddresses(string location, int requests)
    {
        using HubFixture fixture = new();
        fixture.Hub.Fault = _ => LoopbackReply.Empty(302, ("Location", location));

        HubException error = await Should.ThrowAsync<HubException>(() => fixture.ListAsync());

        error.Problem.ShouldStartWith(requests == 1 ? "redirects to no address that can be followed" : "the connection failed");
        fixture.Hub.Requests.Count.ShouldBe(requests);
    }

    [Fact]
    public async Task List_RedirectsInACircle_EndsThere()
    {
        using HubFixture fixture = new();
        fixture.Hub.Fault = request => LoopbackReply.Empty(302, ("Location", request.Target));

        (await Should.ThrowAsync<HubException>(() => fixture.ListAsync())).Problem.ShouldBe("more than 10 redirects");
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/x")]
    [InlineData("a\\b")]
    [InlineData("a//b")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("aux.txt")]
    [InlineData("sub/NUL")]
    [InlineData("x.")]
    [InlineData("x ")]
    [InlineData("line\nbreak")]
    [InlineData("nul\0byte")]
    [InlineData("escape\u001b[2J")]
    public async Task List_HostileName_IsRefused(string name)
    {
        using HubFixture fixture = new();
        fixture.Hub[name] = "x";

        HubException error = await Should.ThrowAsync<HubException>(() => fixture.ListAsync());

        error.Problem.ShouldContain("that is refused: ");
        error.Message.ShouldAllBe(c => !char.IsControl(c));
    }

    [Theory]
    [InlineData("a", "a/b", "a is both a file and a folder")]
    [InlineData("Config.json", "config.json", "is there twice, or differs from another one by capitals alone")]
    public async Task Pull_NamesThatCannotLieInOneFolder_AreRefused(string first, string second, string problem)
    {
        using HubFixture fixture = new();
        fixture.Hub[first] = "x";
        fixture.Hub[second] = "y";

        (await Should.ThrowAsync<HubException>(() => fixture.PullAsync())).Problem.ShouldContain(problem);
        Directory.Exists(fixture.Options.CacheFolder).ShouldBeFalse();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"sha\":\"../../x\",\"siblings\":[]}")]
    [InlineData("{\"sha\":\"cccccccccccccccccccccccccccccccccccccccc\"}")]
    [InlineData("{\"sha\":\"cccccccccccccccccccccccccccccccccccccccc\",\"siblings\":[{}]}")]
    [InlineData("{\"sha\":\"cccccccccccccccccccccccccccccccccccccccc\",\"siblings\":[7]}")]
    [InlineData("{\"sha\":\"cccccccccccccccccccccccccccccccccccccccc\",\"siblings\":[{\"rfilename\":\"a\",\"size\":-1}]}")]
    [InlineData("{\"sha\":\"cccccccccccccccccccccccccccccccccccccccc\",\"siblings\":[{\"rfilename\":\"\\ud800\"}]}")]
    [InlineData("{\"sha\":\"cccccccccccccccccccccccccccccccccccccccc\",\"siblings\":[{\"rfilename\":\"a\",\"size\":1e400}]}")]
    public async Task List_AnswerThatIsNoListing_IsOneClearError(string answer)
    {
        using HubFixture fixture = new();
        fixture.Hub.Fault = _ => new LoopbackReply(200, Encoding.UTF8.GetBytes(answer));

        (await Should.ThrowAsync<HubException>(() => fixture.ListAsync())).Remedy.ShouldContain("mirror");
    }

    [Fact]
    public async Task List_EndlessListing_StopsAtTheLimit()
    {
        using HubFixture fixture = new();
        fixture.Options = fixture.Options with { MaximumListingBytes = 1000 };
        fixture.Hub.Fault = _ => new LoopbackReply(200, JsonSerializer.SerializeToUtf8Bytes(new string('x', 2000)));

        (await Should.ThrowAsync<HubException>(() => fixture.ListAsync())).Problem.ShouldBe("the listing has more than 1000 bytes");
    }
}
