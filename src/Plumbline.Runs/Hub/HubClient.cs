using Polly;
using Polly.Retry;

namespace Plumbline.Runs.Hub;

/// <summary>
/// Pulls models and data sets from the public hub, or a mirror with its layout, into the cache that the hub's own programs share. What is here already is
/// not asked for again; what broke off goes on where it stopped; nothing takes its place before its digest has been checked.
/// </summary>
/// <remarks>Several clients, in this process or others, may pull into one cache at a time.</remarks>
public sealed class HubClient : IDisposable
{
    private readonly HubOptions options;
    private readonly TimeProvider time;
    private readonly HttpMessageInvoker http;
    private readonly HubRequests requests;
    private readonly HubTransfer transfer;
    private readonly HubCache cache;
    private readonly ResiliencePipeline retries;

    /// <summary>A client of one hub.</summary>
    /// <param name="options">Where the hub is and how patient we are with it.</param>
    /// <param name="time">Measures waits and rates.</param>
    /// <param name="jitter">Numbers from 0 to below 1 that spread the tries of many clients; they change no result.</param>
    /// <exception cref="ArgumentException">The options cannot be used; the message lists why.</exception>
    public HubClient(HubOptions options, TimeProvider time, Func<double> jitter)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(jitter);
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        this.options = options;
        this.time = time;
        http = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = options.ResponseTimeout });
        requests = new HubRequests(options, time, http);
        retries = Retries(options, time, jitter);
        transfer = new HubTransfer(options, time, requests, retries);
        cache = new HubCache(options, time);
    }

    /// <summary>Asks what a repository holds.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="revision">A branch, a tag or a commit; the hub's usual one is <c>main</c>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="HubException">The hub refuses, fails, or answers with what is no listing or names unsafe files.</exception>
    public async Task<HubListing> ListAsync(HubRepository repository, string revision, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(revision);
        if (HubRepository.RevisionProblem(revision) is { } problem)
        {
            throw new ArgumentException($"revision '{revision}' is refused: {problem}", nameof(revision));
        }

        Uri address = Address(repository.ListingPath(revision));
        byte[] json = await retries.ExecuteAsync(async token => await ReadListingAsync(address, token), cancellation);
        return HubListingReader.Read(json, repository, revision, HubRequests.Place(address));
    }

    /// <summary>Brings files of a listing into the cache.</summary>
    /// <param name="listing">What the hub says it holds.</param>
    /// <param name="files">The files of it that are wanted, in the order to bring them.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Stops it; what came is kept and gone on with by a later pull.</param>
    /// <returns>The folder that now holds the files.</returns>
    /// <exception cref="HubException">A file cannot be had, is not what the listing says, or the names cannot lie in one folder.</exception>
    /// <exception cref="RunException">The disk is full or the cache cannot be written.</exception>
    public async Task<HubPull> PullAsync(HubListing listing, IReadOnlyList<HubFile> files, IProgress<HubProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(listing);
        ArgumentNullException.ThrowIfNull(files);
        string place = HubRequests.Place(Address(listing.Repository.ListingPath(listing.Revision)));
        Check(files, place);
        string name = listing.Repository.CacheName;
        PullProgress report = new(files, time, progress);
        List<PulledFile> pulled = [];
        try
        {
            foreach (HubFile file in files)
            {
                report.Begin(file);
                Uri address = Address(listing.Repository.FilePath(listing.Commit, file.Path));
                HubFile known = file.Digest is not null ? file : await DescribeAsync(file, address, listing.Commit, cancellation);
                HubSource source = new(address, known.Bytes, known.Digest, listing.Commit);
                bool cached = await StoreAsync(name, known.Digest!, source, report.Count, cancellation);
                pulled.Add(await FinishAsync(name, listing.Commit, known, cached, cancellation));
                report.End(pulled[^1]);
            }

            using (await cache.LockLayoutAsync(name, cancellation))
            {
                cache.WriteReference(name, listing.Revision, listing.Commit);
            }

            return new HubPull(cache.Snapshot(name, listing.Commit), listing.Commit, pulled);
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(options.CacheFolder, "write", exception);
        }
    }

    /// <summary>Brings a set of the registry into the cache, unpacked.</summary>
    /// <param name="set">The set.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Stops it; what came is kept and gone on with by a later pull.</param>
    /// <returns>The folder that now holds the files.</returns>
    /// <exception cref="HubException">A file cannot be had, or is not the one that the registry knows.</exception>
    /// <exception cref="RunException">The disk is full or the cache cannot be written.</exception>
    public async Task<HubPull> PullAsync(DataSetEntry set, IProgress<HubProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(set);
        HubFile[] files = [.. set.Files.Select(file => new HubFile(file.Name, file.Bytes, file.Digest))];
        PullProgress report = new(files, time, progress);
        List<PulledFile> pulled = [];
        try
        {
            foreach ((DataSetFile file, HubFile known) in set.Files.Zip(files))
            {
                report.Begin(known);
                bool cached = file.Packing == DataSetPacking.None
                    ? await StoreAsync(set.CacheName, file.Digest, new HubSource(file.Address, file.Bytes, null, null), report.Count, cancellation)
                    : await StoreUnpackedAsync(set.CacheName, file, report.Count, cancellation);
                pulled.Add(await FinishAsync(set.CacheName, set.Version, known, cached, cancellation));
                report.End(pulled[^1]);
            }

            return new HubPull(cache.Snapshot(set.CacheName, set.Version), set.Version, pulled);
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(options.CacheFolder, "write", exception);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => http.Dispose();

    private static ResiliencePipeline Retries(HubOptions options, TimeProvider time, Func<double> jitter) => options.Attempts == 1
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.Attempts - 1,
                ShouldHandle = attempt => ValueTask.FromResult(
                    attempt.Outcome.Exception is HubException { IsTransient: true } fault && (fault.RetryAfter ?? TimeSpan.Zero) <= options.LongestDelay),
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.FirstDelay,
                MaxDelay = options.LongestDelay,
                UseJitter = true,
                Randomizer = jitter,

                // Null: as the back-off has it.
                DelayGenerator = attempt => ValueTask.FromResult((attempt.Outcome.Exception as HubException)?.RetryAfter),
            })
            .Build();

    private Uri Address(string path) => new(options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/" + path);

    private void Check(IReadOnlyList<HubFile> files, string place)
    {
        if (files.Count > options.MaximumFiles)
        {
            throw new HubException(place, $"{files.Count} files are wanted, more than the limit of {options.MaximumFiles}", "name fewer with --include");
        }

        if (HubPath.Conflict(files.Select(file => file.Path)) is { } conflict)
        {
            throw new HubException(place, conflict, "name other files with --include");
        }

        if (files.FirstOrDefault(file => file.Bytes > options.MaximumFileBytes) is { } large)
        {
            throw new HubException(place, $"{large.Path} has {large.Bytes} bytes, more than the limit of {options.MaximumFileBytes}", "name other files with --include");
        }
    }

    private async Task<byte[]> ReadListingAsync(Uri address, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await requests.SendAsync(HttpMethod.Get, address, 0, null, null, cancellation);
        using CancellationTokenSource patience = new(options.StallTimeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            using MemoryStream json = new();
            Stream body = await response.Content.ReadAsStreamAsync(either.Token);
            byte[] buffer = new byte[64 << 10];
            while (await body.ReadAsync(buffer, either.Token) is > 0 and int count)
            {
                if (json.Length + count > options.MaximumListingBytes)
                {
                    throw new HubException(HubRequests.Place(address), $"the listing has more than {options.MaximumListingBytes} bytes", "check the address of the hub");
                }

                json.Write(buffer, 0, count);
            }

            return json.ToArray();
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new HubException(
                HubRequests.Place(address), $"the listing was not whole after {options.StallTimeout.TotalSeconds:0.###} s", "run again", isTransient: true, cause: exception);
        }
        catch (Exception exception) when (HubRequests.IsBroken(exception))
        {
            throw HubRequests.Broken(exception, address);
        }
    }

    // Mirrors may list names alone; the answer to HEAD then names size and digest.
    private async Task<HubFile> DescribeAsync(HubFile file, Uri address, string commit, CancellationToken cancellation)
    {
        (long? bytes, HubDigest? digest) = await retries.ExecuteAsync(async token => await HeadAsync(address, commit, token), cancellation);
        return digest is not null
            ? file with { Bytes = file.Bytes ?? bytes, Digest = digest }
            : throw new HubException(HubRequests.Place(address), "neither the listing nor an ETag gives a digest, so the file could not be checked", "use a hub or mirror that does");
    }

    private async Task<(long? Bytes, HubDigest? Digest)> HeadAsync(Uri address, string commit, CancellationToken cancellation)
    {
        (long? bytes, HubDigest? digest) = (null, null);
        using HttpResponseMessage last = await requests.SendAsync(
            HttpMethod.Head,
            address,
            0,
            null,
            (answer, at) =>
            {
                if (requests.IsHub(at))
                {
                    digest = HubAnswer.Digest(answer) ?? digest;
                    bytes = HubAnswer.Bytes(answer) ?? bytes;
                    if (HubAnswer.Commit(answer) is { } found && found != commit)
                    {
                        throw new HubException(HubRequests.Place(address), $"the answer is of commit '{found}' where {commit} was asked for", "run again");
                    }
                }
            },
            cancellation);
        return (bytes, digest);
    }

    /// <returns>Whether it was here already.</returns>
    private async Task<bool> StoreAsync(string repository, HubDigest digest, HubSource source, Action<long> onBytes, CancellationToken cancellation)
    {
        if (cache.Has(repository, digest, source.Bytes))
        {
            return true;
        }

        using IDisposable held = await cache.LockAsync(repository, digest, cancellation);
        if (cache.Has(repository, digest, source.Bytes))
        {
            return true;
        }

        string blob = cache.Blob(repository, digest);
        string partial = HubCache.Partial(blob);
        bool resumed = File.Exists(partial);
        while (true)
        {
            await transfer.RunAsync(source, partial, onBytes, cancellation);
            HubDigest found = await digest.OfFileAsync(partial, cancellation);
            if (found == digest)
            {
                File.Move(partial, blob, overwrite: true);
                return false;
            }

            File.Delete(partial);
            if (!resumed)
            {
                throw new HubException(
                    HubRequests.Place(source.Address), $"the file digests to {found} where {digest} was expected", "run again; if it stays so, do not trust this server");
            }

            // What an earlier process left may be what was wrong: once more, from nothing.
            resumed = false;
        }
    }

    private async Task<bool> StoreUnpackedAsync(string repository, DataSetFile file, Action<long> onBytes, CancellationToken cancellation)
    {
        if (cache.Has(repository, file.Digest, file.Bytes))
        {
            return true;
        }

        using IDisposable held = await cache.LockAsync(repository, file.Digest, cancellation);
        string blob = cache.Blob(repository, file.Digest);
        Directory.CreateDirectory(Path.GetDirectoryName(blob)!);
        string packed = HubCache.Partial(blob + ".gz");
        string partial = HubCache.Partial(blob);
        await transfer.RunAsync(new HubSource(file.Address, null, null, null), packed, _ => { }, cancellation);
        HubDigest? found = await GzipFile.TryUnpackAsync(packed, partial, file.Bytes, cancellation) ? await file.Digest.OfFileAsync(partial, cancellation) : null;
        File.Delete(packed);
        if (found != file.Digest)
        {
            File.Delete(partial);
            throw new HubException(
                HubRequests.Place(file.Address), $"the unpacked file {(found is null ? "is damaged or too long" : $"digests to {found}")} where {file.Digest} was expected", "run again");
        }

        onBytes(file.Bytes);
        File.Move(partial, blob, overwrite: true);
        return false;
    }

    private async Task<PulledFile> FinishAsync(string repository, string commit, HubFile file, bool cached, CancellationToken cancellation)
    {
        using IDisposable held = await cache.LockLayoutAsync(repository, cancellation);
        string path = cache.Place(repository, commit, file.Path, file.Digest!);
        return new PulledFile(file.Path, path, new FileInfo(cache.Blob(repository, file.Digest!)).Length, file.Digest!, cached);
    }
}

/// <summary>What a pull brought.</summary>
/// <param name="Folder">The folder in the cache that holds the files under their names.</param>
/// <param name="Commit">The commit that they are of.</param>
/// <param name="Files">The files, in the order asked for.</param>
public sealed record HubPull(string Folder, string Commit, IReadOnlyList<PulledFile> Files);
