using System.Xml.Linq;
using Plumbline.TestKit;

namespace Plumbline.Architecture.Tests;

/// <summary>The files of the repository as they lie on disk, without what builds and runs leave behind.</summary>
internal static class SourceTree
{
    private static readonly HashSet<string> Ignored = new(
        [".git", ".vs", ".idea", "artifacts", "bin", "obj", "TestResults", "BenchmarkDotNet.Artifacts", "__pycache__", "node_modules"],
        StringComparer.Ordinal);

    /// <summary>Every file below <paramref name="folder"/>, relative to the repository, with forward slashes, in order.</summary>
    public static IReadOnlyList<string> Files(string folder = "")
    {
        string start = Repository.File(folder);
        return Directory.Exists(start) ? [.. Walk(new DirectoryInfo(start)).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>The project files below <paramref name="folder"/>.</summary>
    public static IReadOnlyList<string> Projects(string folder) => [.. Files(folder).Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    /// <summary>The C# files below the given folders.</summary>
    public static IReadOnlyList<string> CSharp(params string[] folders) =>
        [.. folders.SelectMany(folder => Files(folder)).Where(file => file.EndsWith(".cs", StringComparison.Ordinal))];

    /// <summary>The names of the projects that a project file references.</summary>
    public static IReadOnlyList<string> References(string project) =>
        [.. XDocument.Load(Repository.File(project)).Descendants("ProjectReference").Select(reference => ProjectName(reference.Attribute("Include")!.Value))];

    /// <summary>The project's name: its file's, without folder and extension.</summary>
    public static string ProjectName(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    private static IEnumerable<string> Walk(DirectoryInfo folder)
    {
        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
        {
            string path = Path.GetRelativePath(Repository.Root, entry.FullName).Replace('\\', '/');
            if (entry is DirectoryInfo child)
            {
                // runs/ at the root is where users of a checkout put theirs; a source folder may well be called so.
                if (!Ignored.Contains(child.Name) && path != "runs" && child.LinkTarget is null)
                {
                    foreach (string file in Walk(child))
                    {
                        yield return file;
                    }
                }
            }
            else
            {
                yield return path;
            }
        }
    }
}
