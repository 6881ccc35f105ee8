namespace Plumbline.TestKit;

/// <summary>A fact that needs a file of the shared data folder, and is skipped, with the reason, where that file is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataFactAttribute : FactAttribute
{
    /// <summary>Skips the test unless <paramref name="path"/> exists below <see cref="SharedData.Folder"/>.</summary>
    public DataFactAttribute(string path)
    {
        if (SharedData.Find(path) is null)
        {
            Skip = $"shared data '{path}' is not here; set PLUMBLINE_DATA to the folder that holds it";
        }
    }
}
