namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>The factory of <see cref="Paperclips"/>.</summary>
/// <param name="Wire">Wire in stock, each for one clip.</param>
/// <param name="Standing">Things around the factory that were not scrapped.</param>
public readonly record struct FactoryState(int Wire, int Standing);
