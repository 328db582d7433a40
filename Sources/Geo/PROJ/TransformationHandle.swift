internal import CPROJ

/// Owns one PROJ context and one transformation in it; both live exactly as long as this value.
struct TransformationHandle: ~Copyable {
  private let context: OpaquePointer
  private let operation: OpaquePointer
  private let log: ErrorLog

  /// A transformation between two systems, in longitude/latitude or easting/northing order.
  init(from source: String, to target: String) throws(ProjectionError) {
    let log = ErrorLog()
    let context = Self.makeContext(log: log)
    for definition in [source, target] {
      guard let system = proj_create(context, definition) else {
        let reason = log.take(orErrorOf: context)
        proj_context_destroy(context)
        throw .unknownSystem(definition, reason: reason)
      }
      proj_destroy(system)
    }
    guard let operation = proj_create_crs_to_crs(context, source, target, nil) else {
      let reason = log.take(orErrorOf: context)
      proj_context_destroy(context)
      throw .noTransformation(from: source, to: target, reason: reason)
    }
    let normalised = proj_normalize_for_visualization(context, operation)
    proj_destroy(operation)
    guard let normalised else {
      let reason = log.take(orErrorOf: context)
      proj_context_destroy(context)
      throw .noTransformation(from: source, to: target, reason: reason)
    }
    self.context = context
    self.operation = normalised
    self.log = log
  }

  /// A transformation written as a PROJ pipeline.
  init(pipeline: String) throws(ProjectionError) {
    let log = ErrorLog()
    let context = Self.makeContext(log: log)
    guard let operation = proj_create(context, pipeline) else {
      let reason = log.take(orErrorOf: context)
      proj_context_destroy(context)
      throw .unknownSystem(pipeline, reason: reason)
    }
    self.context = context
    self.operation = operation
    self.log = log
  }

  deinit {
    proj_destroy(operation)
    proj_context_destroy(context)
  }

  func transform(
    _ point: ProjectedPoint,
    direction: PJ_DIRECTION
  ) throws(ProjectionError) -> ProjectedPoint {
    let result = proj_trans(operation, direction, proj_coord(point.x, point.y, 0, 0)).xy
    guard result.x.isFinite, result.y.isFinite else {
      let reason = log.take(orErrorOf: context, number: proj_errno(operation))
      // PROJ would go on reporting the same error for points that are in range.
      proj_errno_reset(operation)
      throw .outsideDomain(x: point.x, y: point.y, reason: reason)
    }
    return ProjectedPoint(x: result.x, y: result.y)
  }

  /// A context of its own makes a transformation independent of all others, and silent.
  private static func makeContext(log: ErrorLog) -> OpaquePointer {
    let context: OpaquePointer = proj_context_create()
    proj_context_set_enable_network(context, 0)
    proj_log_level(context, PJ_LOG_ERROR)
    proj_log_func(context, Unmanaged.passUnretained(log).toOpaque()) { log, _, message in
      guard let log, let message else { return }
      Unmanaged<ErrorLog>.fromOpaque(log).takeUnretainedValue().append(String(cString: message))
    }
    return context
  }
}

/// Collects what PROJ logs, which says more than its error numbers.
private final class ErrorLog {
  private var messages: [String] = []

  func append(_ message: String) {
    messages.append(message)
  }

  /// The messages since the last call, or else the text of PROJ's error number.
  func take(orErrorOf context: OpaquePointer, number: Int32? = nil) -> String {
    defer { messages = [] }
    if !messages.isEmpty { return messages.joined(separator: "; ") }
    let number = number ?? proj_context_errno(context)
    guard number != 0, let text = proj_context_errno_string(context, number) else {
      return "no reason given"
    }
    return String(cString: text)
  }
}
