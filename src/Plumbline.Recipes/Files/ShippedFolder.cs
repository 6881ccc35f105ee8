namespace Plumbline.Recipes.Files;

/// <summary>Finds folders that come with Plumbline: beside the executable where it is published, up the tree in a checkout.</summary>
public static class ShippedFolder
{
    /// <summary>The folder; null where it is not there.</summary>
    /// <param name="start">Folder of the executable.</param>
    /// <param name="relative">The folder, as seen from there or from a folder above.</param>
    public static string? TryFind(string start, string relative)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, relative);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
