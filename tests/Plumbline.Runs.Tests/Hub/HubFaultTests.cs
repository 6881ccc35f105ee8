using Plumbline.Runs.Hub;
using Plumbline.TestKit;

namespace Plumbline.Runs.Tests.Hub;

public class HubFaultTests
{
    private static readonly byte[] Weights = HubClientTests.Weights;

    [Fact]
    public async Task Pull_CutOffInMidBody_GoesOnWhereItStopped()
    {
        using HubFixture fixture = new();
        fixture.Hub.Add("model.safetensors", Weights, large: true);
        fixture.Hub.StorageFault = request => fixture.Hub.StorageRequests.Count == 1 ? LoopbackHub.Hand(request, Weights, []) with { CutAfter = 100_000 } : null;

        HubPull pull = await fixture.PullAsync();

        File.ReadAllBytes(pull.Files[0].LocalPath).ShouldBe(Weights);
        fixture.Hub.StorageRequests.Select(request => request["range"]).ShouldBe([null, "bytes=100000-"]);
        fixture.Time.Waits.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Pull_CutOffEveryTime_FailsAndKeepsWhatCame()
    {
        using HubFixture fixture = new();
        fixture.Options = fixture.Options with { Attempts = 3 };
        byte[] content = Weights[..1000];
        fixture.Hub.Add("notes", content);
        fixture.Hub.Fault = request => request.Target.Contains("/resolve/", StringComparison.Ordinal)
            ? LoopbackHub.Hand(request, content, [("ETag", $"\"{LoopbackHub.GitBlob(content)}\"")]) with { CutAfter = 100 }
            : null;

        HubException error = await Should.ThrowAsync<HubException>(() => fixture.PullAsync());

        error.IsTransient.ShouldBeTrue();
        error.Remedy.ShouldContain("what came is kept");
        fixture.Hub.Requests.Count.ShouldBe(1 + 3);
        new FileInfo(Directory.GetFiles(fixture.Cache("blobs"), "*.incomplete").ShouldHaveSingleItem()).Length.ShouldBe(300);
    }

    [Fact]
    public async Task Pull_LargeFileThatBreaksOffOften_ArrivesAsLongAsItMoves()
    {
        using HubFixture fixture = new();
        byte[] content = new byte[(3 << 20) + 5];
        content[^1] = 1;
        fixture.Options = fixture.Options with { Attempts = 2 };
        fixture.Hub.Add("model.safetensors", content, large: true);
        fixture.Hub.StorageFault = request => LoopbackHub.Hand(request, content, []) with { CutAfter = 600_000 };

        HubPull pull = await fixture.PullAsync();

        File.ReadAllBytes(pull.Files[0].LocalPath).AsSpan().SequenceEqual(content).ShouldBeTrue();
        fixture.Hub.StorageRequests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Pull_WhatAnEarlierProcessLeft_IsGoneOnWithUnderACondition()
    {
        using HubFixture fixture = new();
        byte[] content = [.. Weights[..1000]];
        fixture.Hub.Add("notes", content);
        Leave(fixture, LoopbackHub.GitBlob(content), content[..400]);

        HubPull pull = await fixture.PullAsync();

        File.ReadAllBytes(pull.Files[0].LocalPath).ShouldBe(content);
        fixture.Hub.Requests[1]["range"].ShouldBe("bytes=400-");
        fixture.Hub.Requests[1]["if-range"].ShouldBe($"\"{LoopbackHub.GitBlob(content)}\"");
    }

    [Fact]
    public async Task Pull_LeftOverIsWrong_StartsOnceMoreFromNothing()
    {
        using HubFixture fixture = new();
        fixture.Hub.Add("model.safetensors", Weights, large: true);
        Leave(fixture, LoopbackHub.Sha256(Weights), new byte[5000]);

        HubPull pull = await fixture.PullAsync();

        File.ReadAllBytes(pull.Files[0].LocalPath).ShouldBe(Weights);
        fixture.Hub.StorageRequests.Select(request => request["range"]).ShouldBe(["bytes=5000-", null]);
    }

    [Fact]
    public async Task Pull_LeftOverIsLongerThanTheFile_StartsFromNothing()
    {
        using HubFixture fixture = new();
        fixture.Hub["notes"] = "short";
        Leave(fixture, LoopbackHub.GitBlob("short"u8.ToArray()), new byte[50]);

        File.ReadAllText((await fixture.PullAsync()).Files[0].LocalPath).ShouldBe("short");
    }

    [Fact]
    public async Task Pull_LeftOverIsWhole_IsCheckedAndTaken()
    {
        using HubFixture fixture = new();
        fixture.Hub["notes"] = "short";
        Leave(fixture, LoopbackHub.GitBlob("short"u8.ToArray()), "short"u8.ToArray());

        File.ReadAllText((await fixture.PullAsync()).Files[0].LocalPath).ShouldBe("short");
        fixture.Hub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Pull_FileChangedSinceTheLeftOver_TakesTheNewOne()
    {
        using HubFixture fixture = new();
        fixture.Options = fixture.Options with { Attempts = 1 };
        fixture.Hub.Add("model.safetensors", Weights, large: true);
        fixture.Hub.StorageFault = request => LoopbackHub.Hand(request, Weights, []) with { CutAfter = 1000 };
        await Should.ThrowAsync<HubException>(() => fixture.PullAsync());
        byte[] changed = [.. Weights.Reverse()];
        fixture.Hub.StorageFault = null;
        fixture.Hub.Add("model.safetensors", changed, large: true);
        fixture.Hub.Commit = new string('d', 40);

        HubPull pull = await fixture.PullAsync();

        File.ReadAllBytes(pull.Files[0].LocalPath).ShouldBe(changed);
        fixture.Hub.StorageRequests[^1]["range"].ShouldBeNull();
        File.ReadAllText(fixture.Cache("refs", "main")).ShouldBe(new string('d', 40));
    }

    [Fact]
    public async Task Pull_FileThatIsNotTheListedOne_IsRefusedByItsTag()
    {
        using HubFixture fixture = new();
        fixture.Hub["notes"] = "listed";
        fixture.Hub.Fault = request => request.Target.Contains("/resolve/", StringComparison.Ordinal)
            ? new LoopbackReply(200, "others"u8.ToArray(), ("ETag", $"\"{LoopbackHub.GitBlob("others"u8.ToArray())}\"")) : null;

        (await Should.ThrowAsync<HubException>(() => fixture.PullAsync())).Problem.ShouldEndWith("it changed in between");
    }

    [Fact]
    public async Task Pull_WrongDigest_IsRefusedAndNothingIsKept()
    {
        using HubFixture fixture = new();
        fixture.Hub.Add("model.safetensors", Weights, large: true);
        fixture.Hub.StorageFault = _ => new LoopbackReply(200, [.. Weights.Reverse()]);

        HubException error = await Should.ThrowAsync<HubException>(() => fixture.PullAsync());

        error.Problem.ShouldBe($"the file digests to sha256:{LoopbackHub.Sha256([.. Weights.Reverse()])} where sha256:{LoopbackHub.Sha256(Weights)} was expected");
        Directory.GetFiles(fixture.Cache("blobs")).ShouldBeEmpty();
        Directory.Exists(fixture.Cache("snapshots")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(206)]
    public async Task Pull_ServerWithoutProperRanges_StartsFromNothing(int status)
    {
        using HubFixture fixture = new();
        fixture.Hub.Add("model.safetensors", Weights, large: true);
        Leave(fixture, LoopbackHub.Sha256(Weights), Weights[..1000]);
        fixture.Hub.StorageFault = request => status == 200 || request["range"] is null
            ? new LoopbackReply(200, Weights)
            : new LoopbackReply(206, Weights, ("Content-Range", $"bytes 0-{Weights.Length - 1}/{Weights.Length}"));

        File.ReadAllBytes((await fixture.PullAsync()).Files[0].LocalPath).ShouldBe(Weights);
    }

    [Theory]
    [InlineData(0, "has 300001 bytes where 300000 were expected")]
    [InlineData(-1, "sends more than the 300000 bytes expected")]
    public async Task Pull_MoreBytesThanListed_StopsThere(int announced, string problem)
    {
        using HubFixture fixture = new();
        fixture.Hub.Add("model.safetensors", Weights, large: true);
        fixture.Hub.StorageFault = _ => new LoopbackReply(200, [.. Weights, 0]) { AnnouncedLength = announced == 0 ? null : announced };

        (await Should.ThrowAsync<HubException>(() => fixture.PullAsync())).Problem.ShouldBe(problem);
    }

    [Fact]
    public async Task Pull_ListedSizeAboveTheLimit_IsRefusedBeforeItIsAskedFor()
    {
        using HubFixture fixture = new();
        fixture.Options = fixture.Options with { MaximumFileBytes = 1000 };
        fixture.Hub.Add("model.safetensors", Weights, large: true);

        (await Should.ThrowAsync<HubException>(() => fixture.PullAsync())).Problem.ShouldBe("model.safetensors has 300000 bytes, more than the limit of 1000");
        fixture.Hub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Pull_Cancelled_StopsAndKeepsWhatCame()
    {
        using HubFixture fixture = new();
        using CancellationTokenSource stop = new();
        fixture.Hub.Add("model.safetensors", Weights, large: true);
        fixture.Hub.StorageFault = request => LoopbackHub.Hand(request, Weights, []) with { CutAfter = 1000, Hangs = true };
        using HubClient client = fixture.Client();
        HubListing listing = await client.ListAsync(fixture.Repository, "main", CancellationToken.None);

        await Should.ThrowAsync<OperationCanceledException>(() => client.PullAsync(listing, listing.Files, new Stopper(stop), stop.Token));

        new FileInfo(Directory.GetFiles(fixture.Cache("blobs"), "*.incomplete").ShouldHaveSingleItem()).Length.ShouldBe(1000);
    }

    private static void Leave(HubFixture fixture, string digest, byte[] content)
    {
        Directory.CreateDirectory(fixture.Cache("blobs"));
        File.WriteAllBytes(fixture.Cache("blobs", digest + ".incomplete"), content);
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<HubProgress>
    {
        public void Report(HubProgress value)
        {
            if (value.Bytes >= 1000)
            {
                stop.Cancel();
            }
        }
    }
}
