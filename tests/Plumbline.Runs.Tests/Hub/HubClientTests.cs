using System.Text;
using Plumbline.Runs.Hub;
using Plumbline.TestKit;

namespace Plumbline.Runs.Tests.Hub;

public class HubClientTests
{
    internal static readonly byte[] Weights = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7 / 3))];

    [Fact]
    public async Task Pull_NewRepository_HasTheHubsCacheLayout()
    {
        using HubFixture fixture = new();
        fixture.Hub["config.json"] = "{}";
        fixture.Hub["sub/notes and ümlaut.txt"] = "notes";
        fixture.Hub["empty"] = "";
        fixture.Hub.Add("model.safetensors", Weights, large: true);
        List<HubProgress> reports = [];

        HubPull pull = await fixture.PullAsync(new Recorder(reports));

        string commit = new('c', 40);
        pull.Commit.ShouldBe(commit);
        pull.Folder.ShouldBe(fixture.Cache("snapshots", commit));
        pull.Files.ShouldAllBe(file => !file.FromCache);
        File.ReadAllBytes(fixture.Cache("snapshots", commit, "model.safetensors")).ShouldBe(Weights);
        File.ReadAllText(fixture.Cache("snapshots", commit, "sub", "notes and ümlaut.txt")).ShouldBe("notes");
        File.ReadAllText(fixture.Cache("refs", "main")).ShouldBe(commit);
        Directory.GetFiles(fixture.Cache("blobs")).Select(Path.GetFileName).Order().ShouldBe(
            new[] { LoopbackHub.Sha256(Weights), LoopbackHub.GitBlob("{}"u8.ToArray()), LoopbackHub.GitBlob("notes"u8.ToArray()), LoopbackHub.GitBlob([]) }.Order());
        if (!OperatingSystem.IsWindows())
        {
            new FileInfo(fixture.Cache("snapshots", commit, "model.safetensors")).LinkTarget.ShouldBe($"../../blobs/{LoopbackHub.Sha256(Weights)}");
            new FileInfo(fixture.Cache("snapshots", commit, "sub", "notes and ümlaut.txt")).LinkTarget.ShouldBe($"../../../blobs/{LoopbackHub.GitBlob("notes"u8.ToArray())}");
        }

        reports[^1].Bytes.ShouldBe(Weights.Length + 7);
        reports[^1].TotalBytes.ShouldBe(Weights.Length + 7);
        reports[^1].FileNumber.ShouldBe(4);
        reports.Select(report => report.Bytes).ShouldBe(reports.Select(report => report.Bytes).Order());
    }

    [Fact]
    public async Task Pull_Again_AsksForTheListingAlone()
    {
        using HubFixture fixture = new();
        fixture.Hub["config.json"] = "{}";
        fixture.Hub.Add("model.safetensors", Weights, large: true);
        await fixture.PullAsync();
        int before = fixture.Hub.Requests.Count;

        HubPull pull = await fixture.PullAsync();

        fixture.Hub.Requests.Skip(before).ShouldHaveSingleItem().Target.ShouldBe("/api/models/acme/tiny/revision/main?blobs=true");
        fixture.Hub.StorageRequests.Count.ShouldBe(1);
        pull.Files.ShouldAllBe(file => file.FromCache);
    }

    [Fact]
    public async Task Pull_Token_GoesToTheHubAndNowhereElse()
    {
        using HubFixture fixture = new();
        fixture.Hub.Add("model.safetensors", Weights, large: true);

        await fixture.PullAsync();

        fixture.Hub.Requests.Count.ShouldBe(2);
        fixture.Hub.Requests.ShouldAllBe(request => request["authorization"] == "Bearer hf_secret");
        fixture.Hub.StorageRequests.ShouldHaveSingleItem()["authorization"].ShouldBeNull();
        fixture.Options.ToString().ShouldNotContain("hf_secret");
    }

    [Fact]
    public async Task Pull_RenamedRepository_FollowsTheHubWithItsToken()
    {
        using HubFixture fixture = new();
        fixture.Hub["config.json"] = "{}";
        fixture.Hub.Fault = request => request.Target.StartsWith("/api/", StringComparison.Ordinal) && !request.Target.Contains("renamed", StringComparison.Ordinal)
            ? LoopbackReply.Empty(307, ("Location", request.Target + "&renamed=1"))
            : null;

        await fixture.PullAsync();

        fixture.Hub.Requests.Count.ShouldBe(3);
        fixture.Hub.Requests.ShouldAllBe(request => request["authorization"] == "Bearer hf_secret");
    }

    [Fact]
    public async Task Pull_ListingWithoutDigests_AsksTheHeaders()
    {
        using HubFixture fixture = new();
        fixture.Hub.ListsDigests = false;
        fixture.Hub["config.json"] = "{}";
        fixture.Hub.Add("model.safetensors", Weights, large: true);

        HubPull pull = await fixture.PullAsync();

        pull.Files.Select(file => file.Digest.ToString()).ShouldBe(["git:" + LoopbackHub.GitBlob("{}"u8.ToArray()), "sha256:" + LoopbackHub.Sha256(Weights)]);
        fixture.Hub.Requests.Count(request => request.Method == "HEAD").ShouldBe(2);
    }

    [Fact]
    public async Task Pull_NoDigestAnywhere_IsRefused()
    {
        using HubFixture fixture = new();
        fixture.Hub.ListsDigests = false;
        fixture.Hub["config.json"] = "{}";
        fixture.Hub.Fault = request => request.Method == "HEAD" ? new LoopbackReply(200, "{}"u8.ToArray()) : null;

        (await Should.ThrowAsync<HubException>(() => fixture.PullAsync())).Problem.ShouldContain("neither the listing nor an ETag gives a digest");
    }

    [Fact]
    public async Task Pull_DataSet_UsesItsAddressesAndFolder()
    {
        using HubFixture fixture = new(HubRepositoryKind.DataSet);
        fixture.Hub["data/train.jsonl"] = "{\"text\":\"a\"}\n";

        HubPull pull = await fixture.PullAsync();

        pull.Folder.ShouldEndWith(Path.Combine("datasets--acme--tiny", "snapshots", new string('c', 40)));
        fixture.Hub.Requests.Select(request => request.Target).ShouldBe(
            ["/api/datasets/acme/tiny/revision/main?blobs=true", $"/datasets/acme/tiny/resolve/{new string('c', 40)}/data/train.jsonl"]);
    }

    [Fact]
    public async Task Pull_WithoutLinks_Copies()
    {
        using HubFixture fixture = new();
        fixture.Options = fixture.Options with { CopyInsteadOfLinks = true };
        fixture.Hub["config.json"] = "{}";

        HubPull pull = await fixture.PullAsync();
        await fixture.PullAsync();

        new FileInfo(pull.Files[0].LocalPath).LinkTarget.ShouldBeNull();
        File.ReadAllText(pull.Files[0].LocalPath).ShouldBe("{}");
    }

    [Fact]
    public async Task Pull_SeveralAtOnce_BringEachFileOnce()
    {
        using HubFixture fixture = new();
        fixture.Options = fixture.Options with { LockTimeout = TimeSpan.FromDays(2) };
        fixture.Hub["config.json"] = "{}";
        fixture.Hub.Add("model.safetensors", Weights, large: true);

        HubPull[] pulls = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => fixture.PullAsync())));

        fixture.Hub.StorageRequests.Count.ShouldBe(1);
        pulls.SelectMany(pull => pull.Files).Count(file => !file.FromCache).ShouldBe(2);
        foreach (HubPull pull in pulls)
        {
            File.ReadAllBytes(Path.Combine(pull.Folder, "model.safetensors")).ShouldBe(Weights);
        }
    }

    [Fact]
    public async Task Pull_LockHeldForTooLong_SaysSo()
    {
        using HubFixture fixture = new();
        fixture.Options = fixture.Options with { LockTimeout = TimeSpan.Zero };
        fixture.Hub["config.json"] = "{}";
        string path = Path.Combine(fixture.Options.CacheFolder, ".locks", "models--acme--tiny", LoopbackHub.GitBlob("{}"u8.ToArray()) + ".lock");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream held = new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        (await Should.ThrowAsync<RunException>(() => fixture.PullAsync())).Problem.ShouldStartWith("another process has been fetching this file");
    }

    [Fact]
    public async Task List_Commit_IsWhatTheRevisionStandsFor()
    {
        using HubFixture fixture = new();
        fixture.Hub["config.json"] = "{}";

        HubListing listing = await fixture.ListAsync("refs/pr/1");

        listing.Commit.ShouldBe(new string('c', 40));
        listing.Files.ShouldBe([new HubFile("config.json", 2, HubDigest.Parse(LoopbackHub.GitBlob(Encoding.UTF8.GetBytes("{}"))))]);
        fixture.Hub.Requests.ShouldHaveSingleItem().Target.ShouldBe("/api/models/acme/tiny/revision/refs%2Fpr%2F1?blobs=true");
    }

    private sealed class Recorder(List<HubProgress> reports) : IProgress<HubProgress>
    {
        public void Report(HubProgress value) => reports.Add(value);
    }
}
