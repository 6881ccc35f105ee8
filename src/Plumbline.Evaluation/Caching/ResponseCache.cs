using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Win32.SafeHandles;
using Plumbline.Evaluation.Logs;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Caching;

/// <summary>
/// Responses on disk: one file of lines, only ever appended to. Memory holds a digest and a place for each, some forty bytes. A torn last line is cut off on opening;
/// what is read is checked against its key, and what does not match counts as absent.
/// </summary>
/// <remarks>Safe for any number of threads; one process at a time.</remarks>
public sealed class ResponseCache : IDisposable
{
    /// <summary>The name of the file within the cache's folder.</summary>
    public const string FileName = "responses.jsonl";

    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, Place> _places = [];
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly FileStream _lock;
    private long _end;

    private ResponseCache(string path, SafeFileHandle file, FileStream heldLock)
    {
        _path = path;
        _file = file;
        _lock = heldLock;
    }

    /// <summary>How many responses it holds.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _places.Count;
            }
        }
    }

    /// <summary>Opens the cache in a folder, or makes one.</summary>
    /// <exception cref="RunException">It cannot be read or written, or another process holds it.</exception>
    public static ResponseCache Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string path = Path.Combine(folder, FileName);
        try
        {
            Directory.CreateDirectory(folder);

            // The operating system frees it when the process ends, however it ends.
            FileStream heldLock = new(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            SafeFileHandle file;
            try
            {
                file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            }
            catch
            {
                heldLock.Dispose();
                throw;
            }

            ResponseCache cache = new(path, file, heldLock);
            try
            {
                cache.Index();
                return cache;
            }
            catch
            {
                cache.Dispose();
                throw;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(path, $"cannot open the cache: {exception.Message}", "wait for the other process, or name another folder", exception);
        }
    }

    /// <summary>The response to a request; null where there is none, or what is there is damaged.</summary>
    /// <param name="key">See <see cref="ResponseKey"/>.</param>
    public ChatResponse? Find(UInt128 key)
    {
        Place place;
        lock (_gate)
        {
            if (!_places.TryGetValue(key, out place))
            {
                return null;
            }
        }

        byte[] line = new byte[place.Length];
        try
        {
            return RandomAccess.Read(_file, line, place.Offset) == line.Length
                && JsonSerializer.Deserialize(line, CachedResponseContext.Default.CachedResponse) is { } found
                && found.Key == Text(key)
                    ? found.ToResponse()
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            return null;
        }
    }

    /// <summary>Keeps a response, unless it is a refusal of a filter, or empty.</summary>
    /// <exception cref="RunException">It cannot be written.</exception>
    public void Add(UInt128 key, ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (!CachedResponse.IsWorthKeeping(response))
        {
            return;
        }

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(CachedResponse.Of(Text(key), response), CachedResponseContext.Default.CachedResponse);
        if (json.Length > SampleRecordJson.MaximumLineBytes)
        {
            return;
        }

        byte[] line = [.. json, (byte)'\n'];
        lock (_gate)
        {
            try
            {
                RandomAccess.Write(_file, line, _end);
            }
            catch (IOException exception)
            {
                throw new RunException(_path, $"cannot write the cache: {exception.Message}", "free some space, or run without a cache", exception);
            }

            _places[key] = new Place(_end, json.Length);
            _end += line.Length;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
    }

    private static string Text(UInt128 key) => key.ToString("x32", CultureInfo.InvariantCulture);

    // Lines that are no entries are passed over: a cache may lose what it likes, but never answers wrongly.
    private void Index()
    {
        using LineReader lines = new(_path);
        long offset = 0;
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (line.StartsWith("{\"key\":\""u8) && line.Length > 40 && UInt128.TryParse(line[8..40], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 key))
            {
                _places[key] = new Place(offset, line.Length);
            }

            offset = lines.WholeBytes;
        }

        _end = offset;
        if (RandomAccess.GetLength(_file) != _end)
        {
            RandomAccess.SetLength(_file, _end);
        }
    }

    private readonly record struct Place(long Offset, int Length);
}
