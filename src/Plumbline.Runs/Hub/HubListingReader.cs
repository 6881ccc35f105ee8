using System.Text.Json;

namespace Plumbline.Runs.Hub;

/// <summary>Reads a hub's listing: <c>sha</c>, and <c>siblings</c> with name, size, git blob and, of large files, SHA-256. Everything in it is a stranger's.</summary>
internal static class HubListingReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>Reads a listing.</summary>
    /// <exception cref="HubException">It is no listing, or names a file that must not become a path here.</exception>
    public static HubListing Read(byte[] json, HubRepository repository, string revision, string place)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Options);
            if (!TryText(document.RootElement, "sha", out string? commit) || HubDigest.Parse(commit) is not { Kind: HubDigestKind.GitBlob } digest
                || !TryGet(document.RootElement, "siblings", JsonValueKind.Array, out JsonElement siblings))
            {
                throw Fault(place, "the answer is no listing: expected 'sha' with 40 hexadecimal digits and 'siblings'");
            }

            return new HubListing(repository, revision, digest.Hex, [.. siblings.EnumerateArray().Select(sibling => ReadFile(sibling, place))]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text with half of a surrogate pair.
            throw Fault(place, "the answer is no JSON");
        }
    }

    private static HubFile ReadFile(JsonElement sibling, string place)
    {
        if (!TryText(sibling, "rfilename", out string? path))
        {
            throw Fault(place, "a file of the listing has no name");
        }

        if (HubPath.Problem(path) is { } problem)
        {
            throw Fault(place, $"the listing names a file '{path}' that is refused: {problem}");
        }

        long? bytes = Size(sibling, path, place);
        if (TryGet(sibling, "lfs", JsonValueKind.Object, out JsonElement large))
        {
            HubDigest? digest = TryText(large, "sha256", out string? sha256) || TryText(large, "oid", out sha256) ? HubDigest.Parse(sha256) : null;
            return new HubFile(path, Size(large, path, place) ?? bytes, digest?.Kind == HubDigestKind.Sha256 ? digest : null);
        }

        return new HubFile(path, bytes, TryText(sibling, "blobId", out string? blob) && HubDigest.Parse(blob) is { Kind: HubDigestKind.GitBlob } git ? git : null);
    }

    private static long? Size(JsonElement element, string path, string place)
    {
        if (!TryGet(element, "size", JsonValueKind.Number, out JsonElement size))
        {
            return null;
        }

        return size.TryGetInt64(out long bytes) && bytes >= 0 ? bytes : throw Fault(place, $"the listing gives {path} a size that no file has");
    }

    private static bool TryText(JsonElement element, string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? text)
    {
        text = TryGet(element, name, JsonValueKind.String, out JsonElement value) ? value.GetString() : null;
        return text is not null;
    }

    private static bool TryGet(JsonElement element, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind == kind;
    }

    private static HubException Fault(string place, string problem) => new(place, problem, "check the address of the hub; if it is a mirror, tell its keeper");
}
