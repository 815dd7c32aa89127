using System.IO.MemoryMappedFiles;

namespace GainsightEvents.Outbox.Sqlite.Peer;

/// <summary>
/// Whether a group commit is under way, in a file that is mapped into memory: what was written there before a kill is there after it, and costs the
/// process no call of the system that would make the kill more likely at another moment.
/// </summary>
internal sealed class CommitFlag : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public CommitFlag(string outbox)
    {
        _file = MemoryMappedFile.CreateFromFile(PathOf(outbox), FileMode.OpenOrCreate, null, 1);
        _view = _file.CreateViewAccessor();
        Set(false);
    }

    /// <summary>Where it is.</summary>
    public static string PathOf(string outbox) => outbox + "-commits";

    public void Set(bool isUnderWay) => _view.Write(0, isUnderWay);

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
