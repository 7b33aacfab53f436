import Glibc

/// Work shared out among threads of its own, while the caller goes on with something else.
final class Parallel {
  private final class Work {
    let count: Int
    let body: @Sendable (Int) -> Void
    let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    var next = 0

    init(count: Int, body: @escaping @Sendable (Int) -> Void) {
      self.count = count
      self.body = body
      pthread_mutex_init(lock, nil)
    }

    deinit {
      pthread_mutex_destroy(lock)
      lock.deallocate()
    }

    /// Takes pieces until there are none left.
    func run() {
      while true {
        pthread_mutex_lock(lock)
        let piece = next
        next += 1
        pthread_mutex_unlock(lock)
        if piece >= count { return }
        body(piece)
      }
    }
  }

  private let work: Work
  private var threads: [pthread_t] = []

  /// Starts `body` on every number below `count`, on up to `threads` threads.
  init(count: Int, threads: Int, body: @escaping @Sendable (Int) -> Void) {
    work = Work(count: count, body: body)
    for _ in 0..<min(count, threads) {
      var thread = pthread_t()
      let argument = Unmanaged.passRetained(work)
      let code = pthread_create(
        &thread, nil,
        { argument in
          // The thread was handed one retained `Work`.
          if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
          return nil
        }, argument.toOpaque())
      if code == 0 { self.threads.append(thread) } else { argument.release() }
    }
  }

  /// Helps with what is left and returns when all is done.
  func wait() {
    work.run()
    for thread in threads { pthread_join(thread, nil) }
    threads = []
  }

  /// How many processors there are.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
