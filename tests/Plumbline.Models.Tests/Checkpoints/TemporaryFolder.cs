namespace Plumbline.Models.Tests.Checkpoints;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("plumbline-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, ReadOnlySpan<byte> content)
    {
        string file = File(name);
        using FileStream stream = System.IO.File.Create(file);
        stream.Write(content);
        return file;
    }

    public string[] Names() => [.. Directory.EnumerateFiles(Path).Select(name => System.IO.Path.GetFileName(name)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
