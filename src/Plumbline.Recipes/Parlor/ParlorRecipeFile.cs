using Plumbline.Recipes.Files;
using Plumbline.Runs;

namespace Plumbline.Recipes.Parlor;

/// <summary>Reads a recipe of Parlor from YAML; see <see cref="RecipeFile"/>.</summary>
public static class ParlorRecipeFile
{
    /// <summary>Reads a file over defaults.</summary>
    /// <param name="file">The YAML file.</param>
    /// <param name="defaults">What holds where the file says nothing.</param>
    /// <exception cref="RunException">It cannot be read, is no YAML, has a key that no recipe has, or a value of the wrong kind or out of range.</exception>
    public static ParlorRecipe Read(string file, ParlorRecipe defaults) => RecipeFile.Read(file, defaults, recipe => recipe.Validate());
}
