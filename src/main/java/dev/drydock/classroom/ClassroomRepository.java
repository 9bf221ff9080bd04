package dev.drydock.classroom;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ClassroomRepository extends ListCrudRepository<Classroom, Long> {
    List<Classroom> findByInstructorOrderById(String instructor);

    Optional<Classroom> findByIdAndInstructor(long id, String instructor);

    Optional<Classroom> findByJoinCode(String joinCode);

    @Query("select c.* from classroom c join member m on m.classroom = c.id where m.learner = :learner order by c.id")
    List<Classroom> findByLearner(String learner);
}
