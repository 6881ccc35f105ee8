namespace Plumbline.Recipes.TinyModel.Stories;

/// <summary>How a story ends. Each is drawn one time in three, before anything else, so that no other choice depends on it.</summary>
public enum StoryTone
{
    /// <summary>Well; the last sentence, and no other, has <c>happy</c>, <c>smiled</c> or <c>laughed</c>.</summary>
    Happy,

    /// <summary>Badly; the last sentence, and no other, has <c>sad</c> or <c>cried</c>.</summary>
    Sad,

    /// <summary>Neither; somebody goes home or to bed, and none of those words occurs.</summary>
    Flat,
}
