namespace Plumbline.Runs.Hub;

/// <summary>
/// The cache folder, as the hub's own programs lay it out: <c>REPOSITORY/blobs/DIGEST</c> holds contents, <c>REPOSITORY/snapshots/COMMIT/FILE</c> links to
/// them (or is a copy where links are not allowed), <c>REPOSITORY/refs/REVISION</c> names the commit. Locks lie where those programs keep theirs.
/// </summary>
internal sealed class HubCache(HubOptions options, TimeProvider time)
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(100);

    /// <summary>Folder of one commit's files.</summary>
    public string Snapshot(string repository, string commit) => Path.Combine(options.CacheFolder, repository, "snapshots", commit);

    /// <summary>The file that holds a content.</summary>
    public string Blob(string repository, HubDigest digest) => Path.Combine(options.CacheFolder, repository, "blobs", digest.Hex);

    /// <summary>Where a content is gathered until it is whole and checked.</summary>
    public static string Partial(string blob) => blob + ".incomplete";

    /// <summary>Where a file of a snapshot lies.</summary>
    public string PathOf(string repository, string commit, string path) => Path.Combine([Snapshot(repository, commit), .. path.Split('/')]);

    /// <summary>Whether a content is here, whole. Contents take their name only once they have been checked.</summary>
    public bool Has(string repository, HubDigest digest, long? bytes) =>
        new FileInfo(Blob(repository, digest)) is { Exists: true, LinkTarget: null } blob && (bytes is null || blob.Length == bytes);

    /// <summary>Remembers which commit a branch or tag stands for.</summary>
    public void WriteReference(string repository, string revision, string commit)
    {
        if (revision != commit)
        {
            string path = Path.Combine([options.CacheFolder, repository, "refs", .. revision.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.WriteAllText(path, commit);
        }
    }

    /// <summary>Puts a content under its name into a snapshot.</summary>
    /// <returns>The path of the file.</returns>
    public string Place(string repository, string commit, string path, HubDigest digest)
    {
        string file = PathOf(repository, commit, path);
        string blob = Blob(repository, digest);
        string folder = Path.GetDirectoryName(file)!;
        string target = Path.GetRelativePath(folder, blob);
        FileInfo present = new(file);
        if (present.LinkTarget == target || (present is { Exists: true, LinkTarget: null } && present.Length == new FileInfo(blob).Length))
        {
            return file;
        }

        Directory.CreateDirectory(folder);
        string partial = file + AtomicFile.PartialSuffix;
        File.Delete(partial);
        if (options.CopyInsteadOfLinks || !TryLink(partial, target))
        {
            File.Copy(blob, partial);
        }

        File.Move(partial, file, overwrite: true);
        return file;
    }

    /// <summary>Keeps others from laying out a repository's snapshots and references until disposed of. Held for moments only.</summary>
    public Task<IDisposable> LockLayoutAsync(string repository, CancellationToken cancellation) => LockAsync(repository, "layout", cancellation);

    /// <summary>Waits until no other process brings the same content, and keeps others from it until disposed of.</summary>
    /// <exception cref="RunException">Another process holds it for too long.</exception>
    public Task<IDisposable> LockAsync(string repository, HubDigest digest, CancellationToken cancellation) => LockAsync(repository, digest.Hex, cancellation);

    private async Task<IDisposable> LockAsync(string repository, string what, CancellationToken cancellation)
    {
        string path = Path.Combine(options.CacheFolder, ".locks", repository, what + ".lock");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        long startedAt = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                if (time.GetElapsedTime(startedAt) >= options.LockTimeout)
                {
                    throw new RunException(path, $"another process has been fetching this file for {options.LockTimeout.TotalMinutes:0} minutes", "end that process, or wait for it", exception);
                }
            }

            await Task.Delay(LockPoll, time, cancellation);
        }
    }

    // EAGAIN on Linux and macOS; sharing and lock violations on Windows.
    private static bool IsHeld(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 35 or 32 or 33;

    private static bool TryLink(string path, string target)
    {
        try
        {
            File.CreateSymbolicLink(path, target);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            // Windows asks for a privilege; some file systems have no links.
            return false;
        }
    }
}
