using System.IO.Compression;
using Plumbline.Runs.Hub;
using Plumbline.TestKit;

namespace Plumbline.Runs.Tests.Hub;

public class DataSetRegistryTests
{
    private static readonly byte[] Rows = [.. Enumerable.Range(0, 5000).Select(i => (byte)('a' + (i % 26)))];

    [Fact]
    public void All_Entries_AreWhole()
    {
        DataSetRegistry.All.Select(set => set.Name).ShouldBe(DataSetRegistry.All.Select(set => set.Name).Order().Distinct());
        foreach (DataSetEntry set in DataSetRegistry.All)
        {
            set.Licence.ShouldNotBeEmpty();
            set.Version.Length.ShouldBe(40);
            foreach (DataSetFile file in set.Files)
            {
                HubPath.Problem(file.Name).ShouldBeNull();
                file.Address.Scheme.ShouldBe("https");
                file.Digest.Kind.ShouldBe(HubDigestKind.Sha256);
                file.Bytes.ShouldBeGreaterThan(0);
            }
        }
    }

    /// <summary>The registry's digests against the files themselves, where they are at hand.</summary>
    [DataFact("README.md")]
    public async Task All_Digests_AreThoseOfTheFiles()
    {
        foreach (DataSetEntry set in DataSetRegistry.All)
        {
            foreach (DataSetFile file in set.Files)
            {
                string path = SharedData.Require($"{set.Name}/{file.Name}");
                (await file.Digest.OfFileAsync(path, CancellationToken.None)).ShouldBe(file.Digest);
                new FileInfo(path).Length.ShouldBe(file.Bytes);
            }
        }
    }

    [Theory]
    [InlineData(DataSetPacking.None)]
    [InlineData(DataSetPacking.Gzip)]
    public async Task Pull_Set_IsUnpackedCheckedAndKept(DataSetPacking packing)
    {
        using HubFixture fixture = new();
        using LoopbackServer server = new(request => LoopbackHub.Hand(request, packing == DataSetPacking.Gzip ? Packed(Rows) : Rows, []));
        DataSetEntry set = Set(server, packing, LoopbackHub.Sha256(Rows));

        using HubClient client = fixture.Client();
        HubPull first = await client.PullAsync(set, null, CancellationToken.None);
        HubPull second = await client.PullAsync(set, null, CancellationToken.None);

        File.ReadAllBytes(Path.Combine(first.Folder, "rows.jsonl")).ShouldBe(Rows);
        first.Files.ShouldHaveSingleItem().FromCache.ShouldBeFalse();
        second.Files.ShouldHaveSingleItem().FromCache.ShouldBeTrue();
        server.Requests.ShouldHaveSingleItem()["authorization"].ShouldBeNull();
    }

    [Fact]
    public async Task Pull_SetThatIsNotTheKnownOne_IsRefused()
    {
        using HubFixture fixture = new();
        using HubClient client = fixture.Client();
        using LoopbackServer other = new(_ => new LoopbackReply(200, Packed([.. Rows.Reverse()])));
        using LoopbackServer bomb = new(_ => new LoopbackReply(200, Packed(new byte[10_000_000])));
        using LoopbackServer damaged = new(_ => new LoopbackReply(200, [1, 2, 3, 4]));

        foreach ((LoopbackServer server, string problem) in new[] { (other, "the unpacked file digests to"), (bomb, "is damaged or too long"), (damaged, "is damaged or too long") })
        {
            HubException error = await Should.ThrowAsync<HubException>(() => client.PullAsync(Set(server, DataSetPacking.Gzip, LoopbackHub.Sha256(Rows)), null, CancellationToken.None));

            error.Problem.ShouldContain(problem);
            Directory.EnumerateFiles(fixture.Options.CacheFolder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    private static byte[] Packed(byte[] content)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static DataSetEntry Set(LoopbackServer server, DataSetPacking packing, string sha256) => new(
        "made", "a made set", "none", "nobody", new string('e', 40), "raw",
        [new DataSetFile("rows.jsonl", new Uri(server.Address, "rows"), packing, Rows.Length, HubDigest.Parse(sha256)!)]);
}
