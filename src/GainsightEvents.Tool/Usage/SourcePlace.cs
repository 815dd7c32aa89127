namespace GainsightEvents.Tool.Usage;

/// <summary>A line of a source file.</summary>
/// <param name="File">The file's whole path.</param>
/// <param name="Line">The line, from 1.</param>
internal readonly record struct SourcePlace(string File, int Line)
{
    private static readonly string Here = Directory.GetCurrentDirectory();

    // GitHub shows what is told of a file by its path from the root of the repository.
    private static readonly string Repository = RepositoryAbove(Here) ?? Here;

    /// <summary>The file, relative to the current folder where it is inside.</summary>
    public string Path => From(Here);

    /// <summary>The file, relative to the root of the repository of the current folder; of the folder itself where it is in none.</summary>
    public string PathInRepository => From(Repository);

    public override string ToString() => $"{Path}:{Line}";

    private string From(string folder)
    {
        var relative = System.IO.Path.GetRelativePath(folder, File);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? File : relative).Replace('\\', '/');
    }

    // A worktree has a file of that name.
    private static string? RepositoryAbove(string? folder)
    {
        while (folder is not null && !System.IO.Path.Exists(System.IO.Path.Combine(folder, ".git")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
