namespace Plumbline.Runs.Hub.Sets;

/// <summary>Files in a publisher's repository.</summary>
internal static class PublishedFile
{
    /// <summary>A file as it lies in a repository at a commit.</summary>
    public static DataSetFile At(string name, string publisher, string commit, string path, long bytes, string sha256) =>
        new(name, new Uri($"https://raw.githubusercontent.com/{publisher}/{commit}/{path}"), DataSetPacking.None, bytes, HubDigest.Parse(sha256)!);
}
