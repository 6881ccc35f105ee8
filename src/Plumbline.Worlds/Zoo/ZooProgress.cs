namespace Plumbline.Worlds.Zoo;

/// <summary>How far a tour of the zoo is.</summary>
/// <param name="Done">Trainings and measurements that are done.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Exhibit">The exhibit whose work was done last.</param>
public readonly record struct ZooProgress(int Done, int Total, string Exhibit);
