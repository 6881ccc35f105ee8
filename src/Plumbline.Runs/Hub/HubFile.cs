namespace Plumbline.Runs.Hub;

/// <summary>One file of a repository at one commit.</summary>
/// <param name="Path">Its path in the repository, with slashes; checked to be safe here.</param>
/// <param name="Bytes">Its size in bytes, or null where the listing does not say.</param>
/// <param name="Digest">What its content must digest to, or null where the listing does not say.</param>
public sealed record HubFile(string Path, long? Bytes, HubDigest? Digest);

/// <summary>What a pull took from a repository.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Revision">The branch, tag or commit that was asked for.</param>
/// <param name="Commit">The commit that it stood for: 40 hexadecimal digits.</param>
/// <param name="Files">All files of the repository at that commit.</param>
public sealed record HubListing(HubRepository Repository, string Revision, string Commit, IReadOnlyList<HubFile> Files);

/// <summary>A file that was pulled.</summary>
/// <param name="Path">Its path in the repository.</param>
/// <param name="LocalPath">Where it lies.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Digest">The digest that it was checked against.</param>
/// <param name="FromCache">Whether it was there already.</param>
public sealed record PulledFile(string Path, string LocalPath, long Bytes, HubDigest Digest, bool FromCache);

/// <summary>How far a pull is. Sizes are known before it begins wherever the listing has them.</summary>
/// <param name="File">The file in hand.</param>
/// <param name="FileNumber">Its number, from 1.</param>
/// <param name="FileCount">How many files there are.</param>
/// <param name="Bytes">Bytes of all files that are here, in cache or newly come.</param>
/// <param name="TotalBytes">Bytes of all files, as far as known.</param>
/// <param name="BytesPerSecond">Rate of what has newly come, or null until it is known.</param>
public sealed record HubProgress(string File, int FileNumber, int FileCount, long Bytes, long TotalBytes, double? BytesPerSecond);
