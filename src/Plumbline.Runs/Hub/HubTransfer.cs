using System.Net;
using Polly;

namespace Plumbline.Runs.Hub;

/// <summary>Brings one file here, into a file beside its final place, as often as the connection breaks: each try goes on where the last one stopped.</summary>
internal sealed class HubTransfer(HubOptions options, TimeProvider time, HubRequests requests, ResiliencePipeline retries)
{
    // After this much new content the tries are counted anew: a large file may break off many times and still arrive.
    private const long ProgressBytes = 1 << 20;
    private const int BufferBytes = 128 << 10;

    /// <summary>Downloads until the file is whole.</summary>
    /// <param name="source">What to bring.</param>
    /// <param name="partial">The file to bring it into; what it holds already is taken as its beginning.</param>
    /// <param name="onBytes">Told the size of the partial file whenever it has changed.</param>
    /// <param name="cancellation">Stops it; what came is kept.</param>
    /// <exception cref="HubException">It cannot be had.</exception>
    public async Task RunAsync(HubSource source, string partial, Action<long> onBytes, CancellationToken cancellation)
    {
        while (true)
        {
            long before = Length(partial);
            try
            {
                await retries.ExecuteAsync(async token => await TryAsync(source, partial, onBytes, token), cancellation);
                return;
            }
            catch (HubException exception) when (exception.IsTransient && exception.RetryAfter is null && Length(partial) >= before + ProgressBytes)
            {
                // It moves: go on. Ends, because each turn adds a mebibyte to a file of bounded size.
            }
        }
    }

    private async Task TryAsync(HubSource source, string partial, Action<long> onBytes, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(partial)!);
        if (new FileInfo(partial).LinkTarget is not null)
        {
            // A link in its place might lead anywhere.
            File.Delete(partial);
        }

        long from = Length(partial);
        onBytes(from);
        if (from > (source.Bytes ?? options.MaximumFileBytes))
        {
            File.Delete(partial);
            from = 0;
        }

        if (source.Bytes == from)
        {
            // Whole already: the process was killed before it was checked. An empty file needs no request at all.
            await File.AppendAllBytesAsync(partial, ReadOnlyMemory<byte>.Empty, cancellation);
            return;
        }

        using HttpResponseMessage response = await requests.SendAsync(HttpMethod.Get, source.Address, from, source.Digest, (answer, at) => Inspect(source, answer, at), cancellation);
        long? total = response.Content.Headers.ContentLength;
        if (response.StatusCode == HttpStatusCode.PartialContent)
        {
            if (response.Content.Headers.ContentRange is not { } range || range.From != from)
            {
                throw Restart(source, partial, "sends another range than the one asked for");
            }

            total = range.Length;
        }
        else if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            throw Restart(source, partial, "has nothing behind what came before (416)");
        }
        else
        {
            // The whole file, from the start: the server knows no ranges, or the file has changed.
            from = 0;
        }

        long expected = source.Bytes ?? total ?? options.MaximumFileBytes;
        if (total is not null && total != expected)
        {
            throw Fault(source, $"has {total} bytes where {expected} were expected", "run again; if it stays so, the hub's listing and its files disagree");
        }

        if (expected > options.MaximumFileBytes)
        {
            throw Fault(source, $"has {expected} bytes, more than the limit of {options.MaximumFileBytes}", "raise the limit if the file is wanted");
        }

        await CopyAsync(source, response, partial, from, expected, onBytes, cancellation);
        if (total is not null && Length(partial) < total)
        {
            throw Fault(source, $"the connection ended after {Length(partial)} of {total} bytes", "run again: what came is kept", isTransient: true);
        }
    }

    private async Task CopyAsync(HubSource source, HttpResponseMessage response, string partial, long from, long limit, Action<long> onBytes, CancellationToken cancellation)
    {
        using CancellationTokenSource patience = new(options.StallTimeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        FileStream file = new(partial, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (file)
        {
            file.SetLength(from);
            file.Position = from;
            try
            {
                Stream body = await response.Content.ReadAsStreamAsync(either.Token);
                byte[] buffer = new byte[BufferBytes];
                while (await ReadAsync(body, buffer) is > 0 and int count)
                {
                    if (file.Position + count > limit)
                    {
                        throw Fault(source, $"sends more than the {limit} bytes expected", "run again; if it stays so, the hub's listing and its files disagree");
                    }

                    await file.WriteAsync(buffer.AsMemory(0, count), cancellation);
                    onBytes(file.Position);
                    patience.CancelAfter(options.StallTimeout);
                }
            }
            catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
            {
                throw Fault(source, $"no more bytes for {options.StallTimeout.TotalSeconds:0.###} s", "run again: what came is kept", isTransient: true, exception);
            }

            file.Flush(flushToDisk: true);
        }

        // Only reading can mean that the connection broke: a full disk must be told as one.
        async Task<int> ReadAsync(Stream body, byte[] buffer)
        {
            try
            {
                return await body.ReadAsync(buffer, either.Token);
            }
            catch (Exception exception) when (HubRequests.IsBroken(exception))
            {
                throw HubRequests.Broken(exception, source.Address);
            }
        }
    }

    private void Inspect(HubSource source, HttpResponseMessage answer, Uri at)
    {
        // A storage that the hub redirects to has its own names for files.
        if (!requests.IsHub(at))
        {
            return;
        }

        if (source.Commit is { } commit && HubAnswer.Commit(answer) is { } found && found != commit)
        {
            throw Fault(source, $"the answer is of commit '{found}' where {commit} was asked for", "run again");
        }

        if (source.Digest is { } digest && HubAnswer.Digest(answer) is { } other && other.Kind == digest.Kind && other != digest)
        {
            throw Fault(source, $"the file is {other} where the listing says {digest}: it changed in between", "run again");
        }
    }

    private static HubException Restart(HubSource source, string partial, string problem)
    {
        File.Delete(partial);
        return Fault(source, problem, "run again", isTransient: true);
    }

    private static HubException Fault(HubSource source, string problem, string remedy, bool isTransient = false, Exception? cause = null) =>
        new(HubRequests.Place(source.Address), problem, remedy, isTransient, cause: cause);

    private static long Length(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;
}

/// <summary>A file to bring here.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Bytes">Its size, or null where it is not known.</param>
/// <param name="Digest">Its digest, as the hub's answers name it too; null where they do not.</param>
/// <param name="Commit">The commit that the hub's answers must be of, or null.</param>
internal sealed record HubSource(Uri Address, long? Bytes, HubDigest? Digest, string? Commit);
