namespace Plumbline.TestKit;

/// <summary>Locates files of this repository from a running test.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Plumbline.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path inside the repository.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Plumbline.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Plumbline.slnx was not found above " + AppContext.BaseDirectory);
    }
}
