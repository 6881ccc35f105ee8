using Plumbline.Runs.Hub;
using Plumbline.TestKit;

namespace Plumbline.Runs.Tests.Hub;

/// <summary>A hub on loopback, an empty cache, and a client whose waits between tries pass at once.</summary>
internal sealed class HubFixture : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public HubFixture(HubRepositoryKind kind = HubRepositoryKind.Model)
    {
        Hub = new LoopbackHub(isDataSet: kind == HubRepositoryKind.DataSet);
        HubRepository.TryParse(kind, "acme/tiny", out HubRepository? repository).ShouldBeTrue();
        Repository = repository!;
        Options = new HubOptions
        {
            BaseAddress = Hub.Address,
            CacheFolder = folder.File("hub"),
            Token = "hf_secret",
            ResponseTimeout = TimeSpan.FromDays(1),
            StallTimeout = TimeSpan.FromDays(1),
        };
    }

    public LoopbackHub Hub { get; }

    public HubRepository Repository { get; }

    public HubOptions Options { get; set; }

    public ImpatientTime Time { get; } = new();

    public string Cache(params string[] parts) => folder.File(["hub", "models--acme--tiny", .. parts]);

    public HubClient Client() => new(Options, Time, () => 0.5);

    public async Task<HubListing> ListAsync(string revision = "main")
    {
        using HubClient client = Client();
        return await client.ListAsync(Repository, revision, CancellationToken.None);
    }

    public async Task<HubPull> PullAsync(IProgress<HubProgress>? progress = null)
    {
        using HubClient client = Client();
        HubListing listing = await client.ListAsync(Repository, "main", CancellationToken.None);
        return await client.PullAsync(listing, listing.Files, progress, CancellationToken.None);
    }

    public void Dispose()
    {
        Hub.Dispose();
        folder.Dispose();
    }
}
