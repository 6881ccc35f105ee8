using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Plumbline.TestKit;

/// <summary>A hub on loopback with one repository. Small files it hands out itself; large ones it redirects to a storage at another port.</summary>
public sealed class LoopbackHub : IDisposable
{
    private readonly LoopbackServer _hub;
    private readonly LoopbackServer _storage;
    private readonly string _repository;
    private readonly string _prefix;
    private readonly Dictionary<string, (byte[] Content, bool Large)> _files = new(StringComparer.Ordinal);

    public LoopbackHub(string repository = "acme/tiny", bool isDataSet = false)
    {
        _repository = repository;
        _prefix = isDataSet ? "datasets/" : "";
        ApiFolder = isDataSet ? "datasets" : "models";
        _hub = new LoopbackServer(request => Fault?.Invoke(request) ?? Answer(request));
        _storage = new LoopbackServer(request => StorageFault?.Invoke(request) ?? Hand(request, _files.Values.Single(file => "/" + Sha256(file.Content) == request.Target).Content, []));
    }

    public string Commit { get; set; } = new('c', 40);

    public string ApiFolder { get; }

    public Uri Address => _hub.Address;

    /// <summary>Answers instead of the hub, where it gives a reply.</summary>
    public Func<LoopbackRequest, LoopbackReply?>? Fault { get; set; }

    /// <summary>Answers instead of the storage, where it gives a reply.</summary>
    public Func<LoopbackRequest, LoopbackReply?>? StorageFault { get; set; }

    /// <summary>Whether the listing names sizes and digests. Some mirrors give names alone.</summary>
    public bool ListsDigests { get; set; } = true;

    public IReadOnlyList<LoopbackRequest> Requests => _hub.Requests;

    public IReadOnlyList<LoopbackRequest> StorageRequests => _storage.Requests;

    public string this[string path]
    {
        set => Add(path, Encoding.UTF8.GetBytes(value));
    }

    public void Add(string path, byte[] content, bool large = false) => _files[path] = (content, large);

    public static string GitBlob(byte[] content) =>
        Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")), .. content]));

    public static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>What an honest server answers to a request for a content, ranges included.</summary>
    public static LoopbackReply Hand(LoopbackRequest request, byte[] content, (string Name, string Value)[] headers)
    {
        string? tag = headers.FirstOrDefault(header => header.Name == "ETag").Value;
        if (request["range"] is { } range && (request["if-range"] is null || request["if-range"] == tag))
        {
            int from = int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture);
            return from >= content.Length
                ? LoopbackReply.Empty(416)
                : new LoopbackReply(206, content[from..], [.. headers, ("Content-Range", $"bytes {from}-{content.Length - 1}/{content.Length}")]);
        }

        return new LoopbackReply(200, content, headers);
    }

    public void Dispose()
    {
        _hub.Dispose();
        _storage.Dispose();
    }

    private LoopbackReply Answer(LoopbackRequest request)
    {
        if (request.Target.StartsWith($"/api/{ApiFolder}/{_repository}/revision/", StringComparison.Ordinal))
        {
            return new LoopbackReply(200, Listing());
        }

        string resolve = $"/{_prefix}{_repository}/resolve/{Commit}/";
        if (!request.Target.StartsWith(resolve, StringComparison.Ordinal) || !_files.TryGetValue(Uri.UnescapeDataString(request.Target[resolve.Length..]), out (byte[] Content, bool Large) file))
        {
            return LoopbackReply.Empty(404, ("X-Error-Code", "EntryNotFound"));
        }

        (string Name, string Value) commit = ("X-Repo-Commit", Commit);
        return file.Large
            ? LoopbackReply.Empty(
                302, commit, ("X-Linked-Etag", $"\"{Sha256(file.Content)}\""), ("X-Linked-Size", $"{file.Content.Length}"), ("Location", new Uri(_storage.Address, Sha256(file.Content)).AbsoluteUri))
            : Hand(request, file.Content, [commit, ("ETag", $"\"{GitBlob(file.Content)}\"")]);
    }

    private byte[] Listing() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        sha = Commit,
        siblings = _files.Select(file => ListsDigests
            ? (object)(file.Value.Large
                ? new { rfilename = file.Key, size = file.Value.Content.Length, blobId = new string('0', 40), lfs = new { sha256 = Sha256(file.Value.Content), size = file.Value.Content.Length, pointerSize = 131 } }
                : new { rfilename = file.Key, size = file.Value.Content.Length, blobId = GitBlob(file.Value.Content) })
            : new { rfilename = file.Key }),
    });
}
